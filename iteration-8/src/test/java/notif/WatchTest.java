package notif;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The loop, with the test as the server. */
class WatchTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final List<String> items = new ArrayList<>();
  private final Queue<Runnable> callbacks = new ArrayDeque<>();
  private final Conversation conversation = new Conversation(line -> {});
  private final Wire wire = new Wire(Client.pipeline(conversation, Duration.ofMinutes(29)));

  private Wire watchAds() {
    Watch watch = new Watch();
    watch.onClassified(Runnable::run, items::add);
    watch.start(conversation);
    return wire;
  }

  @AfterEach
  void end() {
    wire.end();
  }

  @Test
  void itFetchesWhatIsThereBeforeItWaits() {
    Watch watch = new Watch();
    watch.onClassified(Runnable::run, ad -> items.add("classified " + ad));
    watch.onRandom(Runnable::run, number -> items.add("random " + number));
    watch.start(conversation);
    wire.says("random?", "classified?").bring("7", "one\ttwo").says("notif");
    assertThat(items).containsExactly("random 7", "classified one", "classified two");
    wire.bring("notif: OK").says();
  }

  @Test
  void aNotificationIsFetchedAndTheModeEnteredAgain() {
    watchAds().says("classified?").bring("OK").says("notif").bring("notif: OK").says();
    for (int i = 0; i < 3; i++) {
      wire.bring("notif: classified").says("stop_notif", "classified?");
      wire.bring("OK", "ad " + i).says("notif").bring("notif: OK").says();
    }
    assertThat(items).containsExactly("ad 0", "ad 1", "ad 2");
  }

  @Test
  void whatNobodyCaresForIsAcknowledged() {
    watchAds().says("classified?").bring("OK").says("notif").bring("notif: OK").says();
    wire.bring("notif: random").says("OK").bring("notif: random").says("OK");
    wire.bring("notif: classified").says("stop_notif", "classified?");
    assertThat(items).isEmpty();
  }

  @Test
  void nothingIsFetchedWhileACallbackRuns() {
    Watch watch = new Watch();
    watch.onClassified(callbacks::add, items::add);
    watch.start(conversation);
    wire.says("classified?").bring("one").says();
    callbacks.remove().run();
    wire.says("notif");
    assertThat(items).containsExactly("one");
  }

  @Test
  void aCallbackMayTakeHours() {
    Watch watch = new Watch();
    watch.onClassified(callbacks::add, items::add);
    watch.start(conversation);
    wire.says("classified?").bring("one").says();
    for (int i = 0; i < 5; i++) {
      wire.pass(Duration.ofMinutes(29)).says("OK"); // no silence, to the server
    }
    callbacks.remove().run();
    wire.says("notif").pass(Duration.ofSeconds(9)).bring("notif: OK").says();
  }

  @Test
  void theNextConnectionWaitsForTheCallbacksOfTheLostOne() {
    Watch watch = new Watch();
    watch.onClassified(callbacks::add, items::add);
    watch.start(conversation);
    wire.says("classified?").bring("one").end();
    for (int i = 0; i < 3; i++) {
      Conversation next = new Conversation(line -> {});
      Wire other = new Wire(Client.pipeline(next, Duration.ofMinutes(29)));
      watch.start(next);
      other.says();
      if (i == 2) {
        callbacks.remove().run();
        other.says("classified?").bring("one").says();
      }
      other.end();
    }
    assertThat(callbacks).hasSize(1);
    assertThat(items).containsExactly("one");
  }

  @Test
  void theModeIsNotEnteredWhileANumberIsHandedOver() {
    Watch watch = new Watch();
    watch.onRandom(callbacks::add, number -> items.add("" + number));
    watch.start(conversation);
    wire.says("random?").bring("7").says();
    assertThat(items).isEmpty();
    callbacks.remove().run();
    wire.says("notif");
    assertThat(items).containsExactly("7");
  }

  @Test
  void aCallbackThatThrowsHarmsNothing() {
    Watch watch = new Watch();
    watch.onClassified(
        Runnable::run,
        ad -> {
          items.add(ad);
          throw new IllegalStateException("for this test");
        });
    watch.start(conversation);
    wire.says("classified?").bring("one\ttwo").says("notif").isClosed(false);
    assertThat(items).containsExactly("one", "two");
  }

  @Test
  void anErrorInACallbackHarmsNothing() {
    Watch watch = new Watch();
    watch.onClassified(
        Runnable::run,
        ad -> {
          items.add(ad);
          throw new AssertionError("for this test");
        });
    watch.start(conversation);
    wire.says("classified?").bring("one\ttwo").says("notif").isClosed(false);
    assertThat(items).containsExactly("one", "two");
  }

  @Test
  void anExecutorThatHasEndedCostsItsTopicOnly() {
    Watch watch = new Watch();
    watch.onRandom(WatchTest::hasEnded, number -> items.add("" + number));
    watch.onClassified(Runnable::run, items::add);
    watch.start(conversation);
    wire.says("random?", "classified?").bring("7", "one").says("notif").bring("notif: OK").says();
    wire.bring("notif: random").says("OK").bring("notif: classified");
    wire.says("stop_notif", "classified?").bring("OK", "two").says("notif").isClosed(false);
    assertThat(items).containsExactly("one", "two");
  }

  private static void hasEnded(Runnable task) {
    throw new RejectedExecutionException("for this test");
  }

  @Test
  void whereNoFetchSucceedsTheConnectionEnds() {
    Watch watch = new Watch();
    watch.onClassified(WatchTest::hasEnded, items::add);
    watch.start(conversation);
    wire.says("classified?").bring("one").says().isClosed(true);
    assertThat(conversation.reason()).isEqualTo("no topic is left to watch");
  }

  @Test
  void aFetchThatIsRefusedIsNotAskedAgainOnThisConnection() {
    Watch watch = new Watch();
    watch.onRandom(Runnable::run, number -> items.add("" + number));
    watch.onClassified(Runnable::run, items::add);
    watch.start(conversation);
    wire.says("random?", "classified?").bring("7", "ERR unknown what").says("notif");
    wire.bring("notif: OK", "notif: classified").says("OK").bring("notif: random");
    wire.says("stop_notif", "random?").bring("OK", "8").says("notif");
    wire.bring("notif: OK", "notif: end").pass(SECOND).says("random?").bring("9").says("notif");
    wire.isClosed(false).end();
    Conversation next = new Conversation(line -> {});
    Wire again = new Wire(Client.pipeline(next, Duration.ofMinutes(29)));
    watch.start(next);
    again.says("random?", "classified?").end();
    assertThat(items).containsExactly("7", "8", "9");
  }

  @Test
  void aRefusalThatEndsTheConnectionIsTheReasonOfTheEnd() {
    watchAds().says("classified?").bring("ERR busy there are too many clients").isClosed(true);
    assertThat(conversation.reason())
        .isEqualTo("the server said: ERR busy there are too many clients");
  }

  @Test
  void whyTheModeIsRefusedIsTheReasonOfTheEnd() {
    watchAds().says("classified?").bring("OK").says("notif").bring("ERR state not today");
    wire.isClosed(true);
    assertThat(conversation.reason()).isEqualTo("the server said: ERR state not today");
  }

  @Test
  void aLostConnectionIsNoRefusal() {
    Watch watch = new Watch();
    watch.onClassified(Runnable::run, ad -> wire.channel().close());
    watch.start(conversation);
    wire.says("classified?").bring("one").isClosed(true);
    assertThat(conversation.reason()).isEqualTo("the connection was lost");
  }

  @Test
  void aServerThatStaysMuteIsLeft() {
    watchAds().says("classified?").pass(Duration.ofSeconds(9)).isClosed(false);
    wire.pass(Duration.ofSeconds(1)).says().isClosed(true);
  }

  @Test
  void aServerThatEchoesIsLeft() {
    // Its echo of the fetch may be an ad. That of the mode is nothing.
    watchAds().says("classified?").bring("classified?").says("notif").bring("notif");
    wire.says().isClosed(true);
  }

  @Test
  void whereTheConnectionIsLostOnReEntryTheNextOneStartsAfresh() {
    Watch watch = new Watch();
    watch.onClassified(Runnable::run, items::add);
    watch.start(conversation);
    wire.says("classified?").bring("OK").says("notif").bring("notif: OK", "notif: classified");
    wire.says("stop_notif", "classified?").bring("OK", "one").says("notif").end();
    Conversation next = new Conversation(line -> {});
    Wire again = new Wire(Client.pipeline(next, Duration.ofMinutes(29)));
    watch.start(next);
    again.says("classified?").bring("one\ttwo").says("notif").isClosed(false).end();
    assertThat(items).containsExactly("one", "one", "two");
  }

  @Test
  void aModeThatIsRefusedEndsTheConnection() {
    watchAds().says("classified?").bring("OK").says("notif").bring("ERR unknown what");
    wire.isClosed(true);
  }

  @Test
  void afterALongSleepItFetchesAndEntersAgain() {
    watchAds().says("classified?").bring("OK").says("notif").bring("notif: OK").says();
    wire.bring("notif: end").pass(SECOND).says("classified?").bring("one").says("notif");
    assertThat(items).containsExactly("one");
    wire.bring("notif: OK", "notif: random").says("OK");
    wire.bring("notif: end").pass(SECOND).says("classified?");
  }

  @Test
  void aServerThatLeavesTheModeAtOnceIsFollowedOnceASecond() {
    watchAds().says("classified?").bring("OK").says("notif");
    for (int i = 0; i < 10; i++) {
      wire.bring("notif: OK", "notif: end").pass(Duration.ofMillis(999)).says();
      wire.pass(Duration.ofMillis(1)).says("classified?").bring("OK").says("notif");
    }
    wire.isClosed(false);
  }

  @Test
  void anEndOfTheModeIsForgottenWithItsConnection() {
    Watch watch = new Watch();
    watch.onClassified(Runnable::run, items::add);
    watch.start(conversation);
    wire.says("classified?").bring("OK").says("notif").bring("notif: OK", "notif: end");
    Conversation next = new Conversation(line -> {});
    Wire other = new Wire(Client.pipeline(next, Duration.ofMinutes(29)));
    watch.start(next);
    other.says("classified?").bring("OK").says("notif");
    wire.pass(SECOND).says();
    other.says().bring("notif: OK", "notif: classified").says("stop_notif", "classified?").end();
  }

  @Test
  void aStopThatIsRefusedEndsTheConnection() {
    watchAds().says("classified?").bring("OK").says("notif").bring("notif: OK");
    wire.bring("notif: classified").says("stop_notif", "classified?").bring("ERR state no");
    wire.isClosed(true);
    assertThat(conversation.reason()).isEqualTo("the server said: ERR state no");
  }

  @Test
  void aNotificationThatCrossesARenewalIsFetchedOnce() {
    watchAds().says("classified?").bring("OK").says("notif").bring("notif: OK");
    wire.pass(Duration.ofMinutes(29)).says("stop_notif", "notif").bring("notif: classified");
    wire.says("stop_notif", "classified?");
    // The renewed mode announces the ad again, before the server hears of the second stop.
    wire.bring("OK", "notif: OK", "notif: classified", "OK", "one").says("notif");
    wire.bring("notif: OK").says();
    assertThat(items).containsExactly("one");
  }

  @Test
  void whoWatchesNothingSaysNothing() {
    new Watch().start(conversation);
    wire.says();
  }

  @Test
  void aTerminalIsSafeFromWhatAServerSays() {
    watchAds().says("classified?").bring("a\u009b2Jb").says("notif");
    assertThat(items).containsExactly("a\uFFFD2Jb");
  }
}
