package notif;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void theSpanDoublesFromOneSecondTo64() {
    Backoff backoff = new Backoff(() -> 0.5);
    assertThat(Stream.generate(backoff::next).limit(9).map(Duration::toMillis))
        .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 32000L, 32000L, 32000L);
  }

  @Test
  void theWaitIsDrawnFromTheWholeSpan() {
    assertThat(new Backoff(() -> 0).next()).isZero();
    assertThat(new Backoff(() -> 0.999).next()).isEqualTo(Duration.ofMillis(999));
  }

  @Test
  void afterAResetTheSpanIsOneSecondAgain() {
    Backoff backoff = new Backoff(() -> 0.5);
    backoff.next();
    backoff.next();
    backoff.reset();
    assertThat(backoff.next()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void manyFailuresDoNotOverflow() {
    Backoff backoff = new Backoff(() -> 0.5);
    Stream.generate(backoff::next).limit(1000).forEach(wait -> assertThat(wait).isPositive());
  }
}
