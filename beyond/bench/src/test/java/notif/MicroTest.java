package notif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** That the work is done which is measured. */
class MicroTest {
  private static final int NUMBER = "456902234\r\n".length();
  private static final int ENTERED = "notif: OK\r\n".length();
  private static final int NEWS = "notif: classified\r\n".length();

  @Test
  void whatIsHeardIsAnswered() {
    Hearing hearing = new Hearing();
    hearing.connect();
    assertThat(hearing.written()).containsExactly(NUMBER + ENTERED, 0, 0, 0);
    hearing.ok();
    hearing.okNettyAlone();
    assertThat(hearing.written()).containsExactly(NUMBER + ENTERED, 0, 0, 0);
    hearing.random();
    hearing.randomNettyAlone();
    hearing.random();
    hearing.randomNettyAlone();
    assertThat(hearing.written()).containsExactly(NUMBER + ENTERED, 0, 2 * NUMBER, 2 * NUMBER);
    hearing.release();
  }

  @Test
  void everyClientIsToldEveryTime() {
    Telling telling = new Telling();
    telling.connect();
    long before = Telling.CLIENTS * (NUMBER + ENTERED);
    assertThat(telling.written()).containsExactly(before, 0);
    for (int i = 1; i <= 3; i++) {
      telling.notification();
      telling.notificationNettyAlone();
      long news = (long) i * Telling.CLIENTS * NEWS;
      assertThat(telling.written()).containsExactly(before + news, news);
    }
    telling.release();
  }

  @Test
  void theListOfBenchmarksIsPacked() throws IOException {
    try (InputStream list = getClass().getResourceAsStream("/META-INF/BenchmarkList")) {
      assertThat(new String(list.readAllBytes(), UTF_8)).contains("notif.Hearing", "notif.Telling");
    }
  }
}
