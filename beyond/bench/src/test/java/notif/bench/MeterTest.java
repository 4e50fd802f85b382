package notif.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import notif.bench.Plan.Kind;
import org.junit.jupiter.api.Test;

/** Time is told by the test, in nanoseconds. */
class MeterTest {
  private Optional<Duration> cpu = Optional.of(Duration.ofSeconds(5));
  private final Meter meter = new Meter(new Plan(null, Kind.ASK, 1, 1, 100, 1000), () -> cpu);

  @Test
  void theWarmUpIsNotMeasured() {
    meter.start(50);
    assertThat(meter.goesOn(149)).isTrue();
    meter.count(7);
    assertThat(meter.goesOn(160)).isTrue();
    cpu = Optional.of(Duration.ofSeconds(7));
    meter.count(8);
    meter.count(9);
    assertThat(meter.goesOn(1159)).isTrue();
    assertThat(meter.result()).isNotDone();
    assertThat(meter.goesOn(1170)).isFalse();
    Meter.Result result = meter.result().join();
    assertThat(result.nanos()).isEqualTo(1010);
    assertThat(result.latencies().getTotalCount()).isEqualTo(2);
    assertThat(result.latencies().getMinValue()).isEqualTo(8);
    assertThat(result.latencies().getMaxValue()).isEqualTo(9);
    assertThat(result.serverCpu()).contains(Duration.ofSeconds(2));
    assertThat(result.ownCpu()).isPositive();
    assertThat(meter.counted()).isEqualTo(3);
    assertThat(meter.goesOn(1171)).isFalse();
  }

  @Test
  void aServerThatIsGoneHasNoCpuTime() {
    meter.start(0);
    meter.goesOn(100);
    cpu = Optional.empty();
    meter.goesOn(1100);
    assertThat(meter.result().join().serverCpu()).isEmpty();
  }

  @Test
  void whatTakesLongerThanAMinuteIsAMinute() {
    meter.start(0);
    meter.goesOn(100);
    meter.count(Duration.ofHours(1).toNanos());
    meter.goesOn(1100);
    assertThat(meter.result().join().latencies().getMaxValue())
        .isBetween(Duration.ofSeconds(59).toNanos(), Duration.ofSeconds(61).toNanos());
  }

  @Test
  void aFaultEndsTheRun() {
    meter.start(0);
    meter.goesOn(100);
    meter.fail(new IOException("it ended"));
    assertThat(meter.goesOn(101)).isFalse();
    assertThat(meter.goesOn(1100)).isFalse();
    assertThat(meter.result()).isCompletedExceptionally();
  }
}
