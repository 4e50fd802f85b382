package notif;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The exercise of step 4, checked by {@code mvn test -pl iteration-4 -am -Dexercise=4}. */
@EnabledIfSystemProperty(named = "exercise", matches = "4")
class ExerciseTest {
  private final Board board = new Board(() -> 7);
  private final Wire wire = new Wire(Server.pipeline(board));

  @AfterEach
  void end() {
    wire.end();
  }

  @Test
  void onlyAdsAreAnnounced() {
    board.publish("one");
    wire.bring("notif_ads").says("notif: OK", "notif: classified").bring("OK").says();
    board.draw();
    wire.says();
    board.publish("two");
    wire.says("notif: classified");
  }

  @Test
  void oneNotificationAtATime() {
    board.publish("one");
    wire.bring("notif_ads").says("notif: OK", "notif: classified");
    board.publish("two");
    board.publish("three");
    wire.says().bring("OK").says("notif: classified").bring("OK").says();
  }

  @Test
  void whatWasPassedOverIsStillNews() {
    wire.bring("random?", "notif_ads").says("7", "notif: OK");
    board.draw();
    wire.says().bring("notif").says("notif: OK", "notif: random");
  }

  @Test
  void theModeOfAllKindsIsAsBefore() {
    wire.bring("notif_ads", "notif").says("notif: OK", "notif: OK", "notif: random");
    board.publish("one");
    wire.bring("OK").says("notif: classified").bring("OK").says();
  }
}
