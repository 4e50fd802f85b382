package notif;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The exercise of step 3, checked by {@code mvn test -pl iteration-3 -am -Dexercise=3}. */
@EnabledIfSystemProperty(named = "exercise", matches = "3")
class ExerciseTest {
  private final Board board = new Board(() -> 7);
  private final Wire wire = new Wire(Server.pipeline(board));

  @AfterEach
  void end() {
    wire.end();
  }

  @Test
  void theUnreadAdsAreCounted() {
    wire.bring("unread?").says("0");
    board.publish("one");
    board.publish("two");
    wire.bring("unread?", "unread?").says("2", "2");
  }

  @Test
  void toCountIsNotToRead() {
    board.publish("one");
    wire.bring("unread?", "classified?", "unread?").says("1", "one", "0");
  }

  @Test
  void whatIsUnreadBelongsToTheConnection() {
    board.publish("one");
    wire.bring("classified?").says("one");
    Wire other = new Wire(Server.pipeline(board));
    other.bring("unread?").says("1").end();
    wire.bring("unread?").says("0");
  }

  @Test
  void anAdThatIsNoLongerKeptIsNotUnread() {
    for (int i = 0; i < 1010; i++) {
      board.publish("ad " + i);
    }
    wire.bring("unread?").says("1000");
  }
}
