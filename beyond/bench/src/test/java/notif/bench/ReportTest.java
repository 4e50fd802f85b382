package notif.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import notif.bench.Plan.Kind;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Histogram latencies = new Histogram(SECOND, 3);

  private String report(Kind kind, int pipeline, Optional<Duration> serverCpu, long ownCpu) {
    Plan plan = new Plan(null, kind, 50, pipeline, 0, 2 * SECOND);
    StringWriter out = new StringWriter();
    Meter.Result result = new Meter.Result(2 * SECOND, latencies, serverCpu, ownCpu);
    new Report(plan, result, new PrintWriter(out)).print();
    return out.toString().replace(System.lineSeparator(), "\n");
  }

  @Test
  void theTableHasAColumnForEachPercentile() {
    latencies.recordValueWithCount(1_000, 9_899);
    latencies.recordValueWithCount(20_000, 90);
    latencies.recordValueWithCount(300_000, 10);
    latencies.recordValueWithCount(400_000_000, 1);
    assertThat(report(Kind.TELL, 0, Optional.of(Duration.ofMillis(500)), SECOND))
        .isEqualTo(
            """
            50 clients; 2.00 s
            deliveries          10000
            throughput           5000 deliveries a second
            latency, µs           p50        p99      p99.9        max
                                  1.0       20.0      300.0   400031.7
            server CPU          50.00 µs a delivery, 25 % of a core
            own CPU            100.00 µs a delivery, 50 % of a core
            """);
  }

  @Test
  void aServerWhoseProcessIsNotKnownHasNoCpuTime() {
    latencies.recordValue(1_000);
    assertThat(report(Kind.ASK, 16, Optional.empty(), SECOND))
        .startsWith("50 clients, pipeline 16; ")
        .contains("1 replies a second", "µs a reply")
        .doesNotContain("server CPU", "warning");
  }

  @Test
  void aLoadGeneratorThatIsTheLimitSaysSo() {
    latencies.recordValue(1_000);
    assertThat(report(Kind.LOOP, 0, Optional.empty(), 19 * SECOND / 10))
        .startsWith("50 clients, which fetch; ")
        .contains("95 % of a core\nwarning: the load generator is the limit");
    assertThat(report(Kind.LOOP, 0, Optional.empty(), 17 * SECOND / 10)).doesNotContain("warning");
  }

  @Test
  void nothingCountedIsNoFault() {
    assertThat(report(Kind.TELL, 0, Optional.empty(), 0)).contains("deliveries              0\n");
  }
}
