package notif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.DefaultEventLoop;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardTest {
  private final Board board = new Board(() -> 7);

  private Board.Fetched fetch(long read) {
    return board.fetch(Topic.CLASSIFIED, read);
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
  void theLastThousandAdsAreRetained() {
    for (int i = 0; i < 1010; i++) {
      board.publish("ad " + i);
    }
    assertThat(fetch(0).reply()).startsWith("ad 10\tad 11\t");
    assertThat(fetch(1009).reply()).isEqualTo("ad 1009");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "OK",
        "a\tb",
        "a\rb",
        "\u001b[2J",
        "a\u0000",
        "\u007f",
        "\u009b2J",
        "notif: random"
      })
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
  @ValueSource(strings = {"OK?", "ok", "a notif: b", "Très joli, 5e étage", "🏠"})
  void whatLooksAlikeIsPublished(String ad) {
    board.publish(ad);
    assertThat(fetch(0).reply()).isEqualTo(ad);
  }

  @Test
  void aHundredThousandAdsMakeOneTaskOfAnEventLoop() throws InterruptedException {
    DefaultEventLoop loop = new DefaultEventLoop();
    Phaser turn = new Phaser(2);
    loop.execute(
        () -> {
          turn.arriveAndAwaitAdvance(); // busy from here
          turn.arriveAndAwaitAdvance(); // to here
        });
    turn.arriveAndAwaitAdvance();
    board.audience(loop);
    for (int i = 0; i < 100_000; i++) {
      board.publish("ad " + i);
    }
    assertThat(loop.pendingTasks()).isEqualTo(1);
    turn.arriveAndAwaitAdvance();
    loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    board.publish("for nobody");
  }
}
