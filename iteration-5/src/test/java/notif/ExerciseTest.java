package notif;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The exercise of step 5, checked by {@code mvn test -pl iteration-5 -am -Dexercise=5}. */
@EnabledIfSystemProperty(named = "exercise", matches = "5")
class ExerciseTest {
  private final Board board = new Board(() -> 7);
  private final Wire wire = new Wire(Server.pipeline(board)).bring("random?").says("7");

  @AfterEach
  void end() {
    wire.end();
  }

  @Test
  void whatIsSkippedIsNotAnnouncedAgain() {
    board.publish("one");
    wire.bring("notif").says("notif: OK", "notif: classified");
    wire.bring("OK", "skip_notif", "notif").says("OK", "notif: OK");
    board.publish("two");
    wire.says("notif: classified").bring("stop_notif", "classified?").says("OK", "two");
  }

  @Test
  void aNotificationThatCrossesIsNotSkipped() {
    board.publish("one");
    wire.bring("notif").says("notif: OK", "notif: classified").bring("OK");
    board.publish("two");
    wire.says("notif: classified").bring("skip_notif", "classified?").says("OK", "two");
  }

  @Test
  void whatIsOwedIsNotSkipped() {
    wire.bring("notif").says("notif: OK");
    board.draw();
    wire.says("notif: random");
    board.publish("one");
    wire.bring("skip_notif", "classified?").says("OK", "one");
  }

  @Test
  void aStopSkipsNothing() {
    board.publish("one");
    wire.bring("notif").says("notif: OK", "notif: classified");
    wire.bring("OK", "stop_notif", "notif").says("OK", "notif: OK", "notif: classified");
  }

  @Test
  void outsideTheModeThereIsNothingToSkip() {
    board.publish("one");
    wire.bring("skip_notif", "classified?", "skip_notif", "classified?");
    wire.says("OK", "one", "OK", "OK");
    wire.bring("notif", "stop_notif").says("notif: OK", "OK");
    board.publish("two");
    wire.bring("classified?", "skip_notif", "classified?").says("two", "OK", "OK");
  }
}
