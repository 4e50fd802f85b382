package notif.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types along: what the page says of the shell, and of each step by its patch. */
class TypingTest {

  private static final Path PROJECT = Path.of("../..");
  private static final String PATCH = "git apply --directory=iteration-%d %s/step-%1$d.patch";

  @TempDir private Path folder;

  @Test
  void whoTypesAlongComesToTheSecondStep() throws Exception {
    Path theirs = Files.createDirectory(folder.resolve("theirs"));
    copy("iteration-1/src", theirs);
    copy("iteration-2/src", theirs);
    copy("docs/tutorial/target/tutorial", theirs);
    List<String> commands =
        Rendered.page().select("#typing ~ .listingblock pre").stream()
            .map(Element::wholeText)
            .toList();
    StringBuilder script = new StringBuilder("set -e\ngit init -q\n");
    Path typed = PROJECT.resolve("iteration-1/src/main").toAbsolutePath();
    for (String command : String.join("\n", commands).split("\n")) {
      if (command.startsWith("mkdir ")) {
        script.append(command + "\ncp -r '" + typed + "' iteration-1/src\n");
      } else if (!command.startsWith("mvn ") && !command.startsWith("java ")) {
        script.append(command + "\n");
      }
    }
    run(theirs, script.toString());

    assertThat(files(folder.resolve("mine/iteration-2/src/main")))
        .isNotEmpty()
        .isEqualTo(files(PROJECT.resolve("iteration-2/src/main")));
  }

  @Test
  void thePatchOfEachStepMakesItOfTheStepBefore() throws Exception {
    for (int step = 2; step <= 8; step++) {
      Path mine = Files.createDirectories(folder.resolve("iteration-" + step));
      copy("iteration-" + (step - 1) + "/src/main", folder.resolve("before-" + step));
      Path before = folder.resolve("before-" + step + "/iteration-" + (step - 1) + "/src");
      Files.move(before, mine.resolve("src"));
      run(folder, PATCH.formatted(step, Rendered.FOLDER.toAbsolutePath()));

      assertThat(files(mine.resolve("src/main")))
          .as("step %d", step)
          .isEqualTo(files(PROJECT.resolve("iteration-" + step + "/src/main")));
    }
  }

  private static void copy(String part, Path to) throws IOException {
    Path source = PROJECT.resolve(part);
    try (Stream<Path> all = Files.walk(source)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(part).resolve(source.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private static void run(Path folder, String script) throws Exception {
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", script).directory(folder.toFile());
    shell.environment().put("GIT_CEILING_DIRECTORIES", folder.toAbsolutePath().toString());
    Process process = shell.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
  }

  /** Each file with its text. */
  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .sorted()
          .map(file -> folder.relativize(file) + "\n" + Rendered.text(file))
          .toList();
    }
  }
}
