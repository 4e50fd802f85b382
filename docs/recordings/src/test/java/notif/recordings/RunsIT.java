package notif.recordings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import notif.page.Script;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The terminals on the page are what the programs do now. */
class RunsIT {
  private static final Duration LIMIT = Duration.ofSeconds(30); // for a line, on a busy machine

  @TestFactory
  Stream<DynamicTest> everyTerminalIsAsRecorded() throws Exception {
    Path bin = Files.createDirectories(Path.of("target", "bin"));
    Tools.provide(bin);
    return Script.all(Player.root().resolve("docs/runs")).stream()
        .sorted(Comparator.comparing(Script::name).reversed()) // the last ones wait longest
        .map(script -> DynamicTest.dynamicTest(script.name(), () -> check(script, bin)));
  }

  private static void check(Script script, Path bin) throws Exception {
    try {
      Player.check(script, new Tools(Player.root(), bin), LIMIT);
    } catch (AssertionError e) {
      String remedy =
          "if it is right so: mvn -q -Precord -DskipTests package -pl docs/recordings -am";
      throw new AssertionError(e.getMessage() + "\n" + remedy, e);
    }
  }
}
