package notif.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepPatchTest {

  private static final String ONE = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nno end";
  private static final String TWO = "a\nB\nc\nd\ne\nf\ng\nh\ni\n+++ j\nno end\n";

  private Project project;

  @TempDir Path folder;

  @BeforeEach
  void start() {
    new Fixture(folder)
        .resource(1, "a.txt", ONE)
        .resource(2, "a.txt", TWO)
        .resource(1, "old.txt", "x\n")
        .resource(2, "new.txt", "y\nz\n")
        .resource(1, "same.txt", "s\n")
        .resource(2, "same.txt", "s\n");
    project = new Project(folder);
  }

  @Test
  void whatChangesIsCounted() {
    StepPatch patch = StepPatch.of(project, 2);

    assertThat(patch.added()).isEqualTo(5);
    assertThat(patch.removed()).isEqualTo(4);
    assertThat(patch.created()).isEqualTo(1);
    assertThat(StepPatch.of(project, 1).created()).isEqualTo(3);
  }

  @Test
  void onlyWhatChangesIsInIt() {
    assertThat(StepPatch.of(project, 2).text())
        .startsWith(
            """
            diff --git a/src/main/resources/a.txt b/src/main/resources/a.txt
            --- a/src/main/resources/a.txt
            +++ b/src/main/resources/a.txt
            @@ -1,5 +1,5 @@
             a
            -b
            +B
            """)
        .contains("\n-no end\n\\ No newline at end of file\n+")
        .contains("--- /dev/null\n+++ b/src/main/resources/new.txt\n")
        .contains("--- a/src/main/resources/old.txt\n+++ /dev/null\n")
        .doesNotContain("same.txt");
  }

  @Test
  void gitMakesTheNextIterationOfIt() throws IOException, InterruptedException {
    assumeTrue(installed("git"), "skipped: this machine has no git");
    Path patch = Files.writeString(folder.resolve("step-2.patch"), StepPatch.of(project, 2).text());

    Process git =
        new ProcessBuilder("git", "apply", patch.toString())
            .directory(folder.resolve("iteration-1").toFile())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(git.getInputStream().readAllBytes())).isEmpty();
    assertThat(git.waitFor()).isZero();
    assertThat(project.files(1)).isEqualTo(project.files(2));
    for (String file : project.files(2)) {
      assertThat(project.get(1, file)).isEqualTo(project.get(2, file));
    }
  }

  @Test
  void soDoesTheReaderOfPatchesHere() {
    List<String> lines = StepPatch.of(project, 2).text().lines().toList();

    Fitting created = Fitting.parse(lines).get(1);
    assertThat(created.path()).isEqualTo("src/main/resources/new.txt");
    assertThat(created.apply(new Source("", List.of())).text()).isEqualTo("y\nz\n");
  }

  private static boolean installed(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
  }
}
