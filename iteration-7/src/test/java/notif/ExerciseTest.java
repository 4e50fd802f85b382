package notif;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The exercise of step 7, checked by {@code mvn test -pl iteration-7 -am -Dexercise=7}. */
@EnabledIfSystemProperty(named = "exercise", matches = "7")
class ExerciseTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Board board = new Board(() -> 7);
  private final Wire wire =
      new Wire(
          Server.pipeline(
              board,
              new DefaultChannelGroup(GlobalEventExecutor.INSTANCE),
              Duration.ofMinutes(30)));

  @AfterEach
  void end() {
    wire.end();
  }

  private void announce() {
    wire.bring("random?", "notif").says("7", "notif: OK");
    board.draw();
    wire.says("notif: random");
  }

  @Test
  void whoDoesNotAcknowledgeInAMinuteIsSentAway() {
    announce();
    wire.pass(MINUTE.minus(SECOND)).says().isClosed(false);
    wire.pass(SECOND).says("BYE …").isClosed(true);
  }

  @Test
  void anAcknowledgementInTimeIsEnough() {
    announce();
    wire.pass(MINUTE.minus(SECOND)).bring("OK").pass(MINUTE).says().isClosed(false);
  }

  @Test
  void eachNotificationHasItsOwnMinute() {
    announce();
    for (int i = 0; i < 5; i++) {
      board.draw();
      wire.pass(MINUTE.minus(SECOND)).bring("OK").says("notif: random");
    }
    wire.pass(MINUTE).says("BYE …").isClosed(true);
  }

  @Test
  void toStopIsToAcknowledge() {
    announce();
    wire.bring("stop_notif").says("OK").pass(MINUTE).says().isClosed(false);
  }

  @Test
  void anotherLineIsNoAcknowledgement() {
    announce();
    wire.pass(MINUTE.minus(SECOND)).bring("random?").says("ERR state …").pass(SECOND);
    wire.says("BYE …").isClosed(true);
  }

  @Test
  void aClientThatIsGoneLeavesNoTimer() {
    announce();
    wire.channel().pipeline().fireChannelInactive();
    assertThat(wire.channel().runScheduledPendingTasks()).as("the next timer").isEqualTo(-1);
  }
}
