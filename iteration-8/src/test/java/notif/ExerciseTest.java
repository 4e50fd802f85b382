package notif;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The exercise of step 8, checked by {@code mvn test -pl iteration-8 -am -Dexercise=8}. */
@EnabledIfSystemProperty(named = "exercise", matches = "8")
class ExerciseTest {
  private final List<String> items = new ArrayList<>();
  private final Watch watch = new Watch();

  @BeforeEach
  void watchAds() {
    watch.onClassified(Runnable::run, items::add);
  }

  /** A connection, with the test as the server; it is asked for its ads first. */
  private Wire connect() {
    Conversation conversation = new Conversation(line -> {});
    Wire wire = new Wire(Client.pipeline(conversation, Duration.ofMinutes(29)));
    watch.start(conversation);
    return wire.says("classified?");
  }

  @Test
  void anAdThatComesAgainAfterALostConnectionIsHandedOverOnce() {
    connect().bring("one\ttwo").says("notif").end();
    connect().bring("one\ttwo\tthree").says("notif").end();
    assertThat(items).containsExactly("one", "two", "three");
  }

  @Test
  void itIsNewOnceInOneConnectionToo() {
    Wire wire = connect().bring("one").says("notif").bring("notif: OK", "notif: classified");
    wire.says("stop_notif", "classified?").bring("OK", "one\ttwo").says("notif").end();
    assertThat(items).containsExactly("one", "two");
  }

  @Test
  void theLastThousandAreRemembered() {
    Wire wire = connect();
    for (int i = 0; i < 1000; i++) {
      wire.bring("ad " + i).says("notif").bring("notif: OK", "notif: classified");
      wire.says("stop_notif", "classified?").bring("OK");
    }
    wire.bring("ad 0\tad 999").says("notif").end();
    assertThat(items).hasSize(1000).endsWith("ad 999");
  }

  @Test
  void whatIsOlderIsForgotten() {
    Wire wire = connect();
    for (int i = 0; i < 3000; i++) {
      wire.bring("ad " + i).says("notif").bring("notif: OK", "notif: classified");
      wire.says("stop_notif", "classified?").bring("OK");
    }
    wire.bring("ad 0\tad 2999").says("notif").end();
    assertThat(items).hasSize(3001).endsWith("ad 2999", "ad 0");
  }

  @Test
  void whatComesAgainIsRememberedAnew() {
    Wire wire = connect();
    for (int i = 0; i < 1500; i++) {
      wire.bring(i == 900 ? "ad 0" : "ad " + i)
          .says("notif")
          .bring("notif: OK", "notif: classified");
      wire.says("stop_notif", "classified?").bring("OK");
    }
    wire.bring("ad 0\tad 1").says("notif").end();
    assertThat(items).hasSize(1500).endsWith("ad 1499", "ad 1");
  }
}
