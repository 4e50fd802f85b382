package notif;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exercise of step 1, checked by {@code mvn test -pl iteration-1 -am -Dexercise=1}. */
@EnabledIfSystemProperty(named = "exercise", matches = "1")
class ExerciseTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 8, 13})
  void aLineThatEndsInABackslashGoesOnInTheNext(int pieces) {
    Wire wire = new Wire(Server.pipeline(), pieces);
    wire.bringRaw("a line \\\r\nis not \\\na packet\r\nthrée\r\n");
    wire.says("a line is not a packet", "thrée").end();
  }

  @Test
  void itGoesOnHoweverLateTheRestComes() {
    Wire wire = new Wire(Server.pipeline());
    wire.bring("one \\").says().bring("two \\").says().bring("three").says("one two three").end();
  }

  @Test
  void aBackslashElsewhereIsText() {
    Wire wire = new Wire(Server.pipeline());
    wire.bring("\\a \\ b", "").says("\\a \\ b", "").end();
  }

  @Test
  void whatOneClientBeganAnotherDoesNotEnd() {
    Wire first = new Wire(Server.pipeline());
    Wire second = new Wire(Server.pipeline());
    first.bring("one \\");
    second.bring("two").says("two").end();
    first.bring("three").says("one three").end();
  }

  @Test
  void whatABackslashHasLeftDoesNotGoOnByItself() {
    Wire wire = new Wire(Server.pipeline());
    wire.bring("a \\\\", "").says("a \\").end();
  }
}
