package notif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void theSpanDoublesFromOneSecondTo64() {
    assertThat(IntStream.range(0, 9).mapToLong(failures -> Client.delay(failures, 0.5)))
        .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 32000L, 32000L, 32000L);
  }

  @Test
  void theWaitIsDrawnFromTheWholeSpan() {
    assertThat(Client.delay(0, 0)).isZero();
    assertThat(Client.delay(0, 0.999)).isEqualTo(999);
  }

  @Test
  void manyFailuresDoNotOverflow() {
    assertThat(Client.delay(Integer.MAX_VALUE, 0.5)).isEqualTo(32_000);
  }
}
