package notif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The exercise of step 6, checked by {@code mvn test -pl iteration-6 -am -Dexercise=6}. */
@EnabledIfSystemProperty(named = "exercise", matches = "6")
class ExerciseTest {
  private static final int MANY = 20_000;

  private final Conversation conversation = new Conversation(line -> {});
  private final Wire wire = new Wire(Client.pipeline(conversation));

  @AfterEach
  void end() {
    wire.end();
  }

  private List<CompletableFuture<Long>> ask(int times) {
    return Stream.generate(conversation::random).limit(times).toList();
  }

  @Test
  void whatAServerDoesNotReadIsNotKeptForItWithoutEnd() {
    wire.reads(false);
    List<CompletableFuture<Long>> numbers = ask(MANY);
    long open = numbers.stream().filter(number -> !number.isDone()).count();
    assertThat(open).as("requests that wait").isBetween(1000L, 15_000L);
    assertThat(wire.held()).isLessThan(200_000);
    wire.isClosed(false);
  }

  @Test
  void aRequestThatCannotGoOutFailsAtOnce() {
    wire.reads(false);
    CompletableFuture<Long> last = ask(MANY).get(MANY - 1);
    assertThat(last).isDone();
    assertThatThrownBy(last::get).hasCauseInstanceOf(IOException.class);
  }

  @Test
  void whatHasGoneOutIsAnsweredWhenTheServerReadsAgain() {
    wire.reads(false);
    List<CompletableFuture<Long>> open =
        ask(MANY).stream().filter(number -> !number.isDone()).toList();
    wire.reads(true);
    for (int i = 0; i < open.size(); i++) {
      assertThat(wire.said()).isEqualTo("random?");
      wire.bring("" + i);
      assertThat(open.get(i)).isCompletedWithValue((long) i);
    }
    wire.says();
    CompletableFuture<Long> next = conversation.random();
    wire.says("random?").bring("7");
    assertThat(next).isCompletedWithValue(7L);
  }

  @Test
  void aStopThatCannotGoOutStopsNothing() {
    conversation.notif();
    wire.says("notif").bring("notif: OK").reads(false);
    ask(MANY);
    assertThat(conversation.stopNotif()).isCompletedExceptionally();
    wire.reads(true);
    for (String line = wire.said(); line != null; line = wire.said()) {
      wire.bring("7");
    }
    wire.bring("notif: random").isClosed(false);
    assertThat(conversation.notification()).isCompletedWithValue(Topic.RANDOM);
    conversation.notification();
    wire.says("OK");
  }

  @Test
  void aStopThatCannotGoOutAcknowledgesNothing() {
    conversation.notif();
    wire.says("notif").bring("notif: OK");
    conversation.notification();
    wire.bring("notif: random").reads(false);
    ask(MANY);
    assertThat(conversation.stopNotif()).isCompletedExceptionally();
    wire.reads(true);
    for (String line = wire.said(); line != null; line = wire.said()) {
      wire.bring("7");
    }
    conversation.notification();
    wire.says("OK");
  }
}
