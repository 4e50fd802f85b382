package notif.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import notif.page.Script;
import org.junit.jupiter.api.Test;

/**
 * Every command on the page is executed by the build: it stands in a run, or in {@code
 * docs/runs/commands}, which says who executes it.
 */
class CommandsTest {
  private static final Path TEXT = Player.root().resolve("docs/tutorial/src/main/asciidoc");
  private static final Path RUNS = Player.root().resolve("docs/runs");
  private static final Pattern RUN = Pattern.compile("include::run:(.+)\\[]");

  private static List<String> text() throws IOException {
    try (Stream<Path> files = Files.list(TEXT)) {
      return files.sorted().flatMap(CommandsTest::lines).toList();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands in the text's listings and is not included: commands, and nothing else. */
  private static List<String> commands(List<String> text) {
    List<String> commands = new ArrayList<>();
    boolean inside = false;
    for (String line : text) {
      if (line.equals("----")) {
        inside = !inside;
      } else if (inside && !line.isBlank() && !line.startsWith("include::")) {
        commands.add(line);
      }
    }
    return commands;
  }

  private static List<String> others() throws IOException {
    return Files.readAllLines(RUNS.resolve("commands")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  @Test
  void everyCommandOfTheTextIsExecuted() throws IOException {
    List<String> executed =
        Stream.concat(
                Script.all(RUNS).stream().flatMap(script -> script.commands().stream()),
                others().stream())
            .toList();
    assertThat(commands(text())).isNotEmpty().isSubsetOf(executed);
  }

  @Test
  void noOtherCommandIsNamedThanThoseOfTheText() throws IOException {
    assertThat(others()).doesNotHaveDuplicates().isSubsetOf(commands(text()));
  }

  @Test
  void everyRunIsOnThePage() throws IOException {
    List<String> shown =
        text().stream()
            .map(RUN::matcher)
            .filter(Matcher::matches)
            .map(run -> run.group(1))
            .toList();
    assertThat(Script.all(RUNS)).extracting(Script::name).hasSameElementsAs(shown);
  }
}
