package notif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
  void whoBeganToListenFirstIsToldFirst() {
    List<Session> sessions =
        Stream.generate(() -> new Session(board, Duration.ofMinutes(30))).limit(20).toList();
    Set<Session> audience = board.audience(new EmbeddedChannel().eventLoop());
    audience.addAll(sessions);
    assertThat(audience).containsExactlyElementsOf(sessions);
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
      strings = {
        "",
        "OK",
        "a\tb",
        "a\rb",
        "\u001b[2J",
        "a\u0000",
        "\u007f",
        "\u009b2J",
        "\ud800",
        "notif: random",
        "notif:",
        "ERR state what",
        "BYE now",
        "will send notifs"
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

  @Test
  void publishersDoNotDisturbEachOther() {
    IntStream.range(0, 100_000).parallel().forEach(i -> board.publish("an ad"));
    IntStream.range(0, 1_000_000).parallel().forEach(i -> board.draw());
    assertThat(board.available(Topic.CLASSIFIED)).isEqualTo(100_000);
    assertThat(board.available(Topic.RANDOM)).isEqualTo(1_000_001);
  }

  @Test
  void whilePublishersPublishEachReaderGetsEachAdOnceAndInOrder() {
    ExecutorService threads = Executors.newCachedThreadPool();
    for (int round = 0; round < 20; round++) {
      long start = board.available(Topic.CLASSIFIED);
      List<CompletableFuture<List<String>>> readers =
          Stream.generate(() -> supplyAsync(() -> read(start, start + 900), threads))
              .limit(3)
              .toList();
      for (String publisher : List.of("a", "b", "c")) {
        threads.execute(() -> IntStream.range(100, 400).forEach(i -> board.publish(publisher + i)));
      }
      List<String> ads = readers.get(0).join();
      assertThat(ads).hasSize(900).doesNotHaveDuplicates();
      assertThat(ads).filteredOn(ad -> ad.startsWith("a")).isSorted();
      readers.forEach(reader -> assertThat(reader.join()).isEqualTo(ads));
    }
    threads.shutdown();
  }

  private List<String> read(long from, long to) {
    List<String> ads = new ArrayList<>();
    for (long read = from; read < to; ) {
      Board.Fetched fetched = fetch(read);
      if (fetched.read() > read) {
        ads.addAll(List.of(fetched.reply().split("\t")));
      }
      read = fetched.read();
    }
    return ads;
  }

  @ParameterizedTest
  @ValueSource(strings = {"OK?", "OK\u2028", "ok", "a notif: b", "Très joli, 5e étage", "🏠"})
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
    for (int i = 0; i < 2; i++) { // a session that closes late may bring the second one
      Set<Session> audience = board.audience(loop);
      board.publish("for nobody");
      assertThat(board.audience(loop)).as("of an ended loop").isNotSameAs(audience);
    }
  }

  @Test
  void whoIsToldFindsTheNews() {
    List<Long> found = new ArrayList<>();
    board.audience(
        new DefaultEventLoop() {
          @Override
          public void execute(Runnable task) {
            found.add(board.available(Topic.RANDOM) + board.available(Topic.CLASSIFIED));
            task.run();
          }
        });
    board.draw();
    board.publish("an ad");
    assertThat(found).containsExactly(2L, 3L); // the first number is drawn by the board itself
  }

  @Test
  void oneThreadAtATimeIsAtTheBoard() throws InterruptedException {
    for (Runnable use :
        List.<Runnable>of(() -> board.publish("an ad"), board::draw, () -> fetch(0))) {
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
