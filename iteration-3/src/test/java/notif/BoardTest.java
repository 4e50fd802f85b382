package notif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardTest {
  private final Board board = new Board(() -> 7);

  private Board.Fetched fetch(long read) {
    return board.ads(read);
  }

  @Test
  void aReplyHoldsWhatFitsAndTheRestStaysUnread() {
    for (int i = 0; i < 30; i++) {
      board.publish((char) ('A' + i) + "x".repeat(399));
    }
    Board.Fetched first = fetch(0);
    assertThat(first.reply()).hasSizeBetween(8192 - 400, 8192).startsWith("Ax");
    assertThat(first.read()).isEqualTo(20);
    Board.Fetched second = fetch(first.read());
    assertThat(second.reply()).startsWith("Ux");
    assertThat(second.read()).isEqualTo(30);
    assertThat(fetch(30).reply()).isEqualTo("OK");
  }

  @Test
  void aReplyIsFilledToTheLastByte() {
    for (int i = 0; i < 20; i++) {
      board.publish("é".repeat(200));
    }
    board.publish("x".repeat(8192 - 20 * 401));
    board.publish("y");
    assertThat(fetch(0).reply().getBytes(UTF_8)).hasSize(8192);
    assertThat(fetch(0).read()).isEqualTo(21);
    assertThat(fetch(1).read()).isEqualTo(22);
  }

  @Test
  void anAdIsNotLeftOutForOneByte() {
    for (int i = 0; i < 20; i++) {
      board.publish("é".repeat(200));
    }
    board.publish("x".repeat(8192 - 20 * 401 + 1));
    assertThat(fetch(0).read()).isEqualTo(20);
  }

  @Test
  void theLastThousandAdsAreRetained() {
    for (int i = 0; i < 1010; i++) {
      board.publish("ad " + i);
    }
    assertThat(fetch(0).reply()).startsWith("ad 10\tad 11\t");
    assertThat(fetch(1009).reply()).isEqualTo("ad 1009");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "OK", "a\tb", "a\rb", "\u001b[2J", "a\u0000", "\u007f", "\u009b2J", "\ud800"})
  void whatWouldNotBeSafeInAReplyIsRefused(String ad) {
    assertThatThrownBy(() -> board.publish(ad)).isInstanceOf(IllegalArgumentException.class);
    assertThat(fetch(0).reply()).isEqualTo("OK");
  }

  @Test
  void anAdHasUpTo400BytesNotCharacters() {
    board.publish("é".repeat(200));
    assertThatThrownBy(() -> board.publish("é".repeat(200) + "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"OK?", "OK\u2028", "ok", "a notif: b", "Très joli, 5e étage", "🏠"})
  void whatLooksAlikeIsPublished(String ad) {
    board.publish(ad);
    assertThat(fetch(0).reply()).isEqualTo(ad);
  }

  @Test
  void oneThreadAtATimeIsAtTheBoard() throws InterruptedException {
    for (Runnable use : List.<Runnable>of(() -> board.publish("an ad"), () -> fetch(0))) {
      Thread second = new Thread(use);
      synchronized (board) {
        second.start();
        while (second.isAlive() && waitsFor(second) != Thread.currentThread().getId()) {
          Thread.onSpinWait();
        }
        assertThat(second.isAlive()).as("waits for its turn").isTrue();
      }
      second.join();
    }
  }

  /** Who holds the lock that a thread waits for; -1 for nobody. */
  private static long waitsFor(Thread thread) {
    ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId());
    return info == null ? -1 : info.getLockOwnerId();
  }
}
