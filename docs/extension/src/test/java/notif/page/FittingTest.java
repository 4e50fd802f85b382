package notif.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FittingTest {

  private static final Source FILE = Source.of("a.txt", "a\nb\n\nc\na\nb\n");

  @Test
  void aPersonsPatchGoesWhereItsLinesStandNext() {
    assertThat(apply("@@", " a", "-b", "+x", "@@", "+y", " a")).isEqualTo("a\nx\n\nc\ny\na\nb\n");
  }

  @Test
  void numbersSayWhichOfTwoPlacesIsMeant() {
    assertThat(apply("@@ -5,2 +5,2 @@ in c", " a", "-b", "+x")).isEqualTo("a\nb\n\nc\na\nx\n");
    assertThat(apply("@@ -1 +1,2 @@", "+x", " a", "@@ -5,0 +7 @@", "+y"))
        .isEqualTo("x\na\nb\n\nc\na\ny\nb\n");
  }

  @Test
  void anEmptyLineMayHaveLostItsBlank() {
    assertThat(apply(" b", "", "-c")).isEqualTo("a\nb\n\na\nb\n");
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> apply(" b", " a"))
        .isInstanceOf(PageException.class)
        .hasMessage("a.txt has no lines\nb\na");
    assertThatThrownBy(() -> apply("@@ -2,2 +2,2 @@", " a", "-b"))
        .isInstanceOf(PageException.class);
    assertThatThrownBy(() -> apply("+b")).isInstanceOf(PageException.class);
  }

  @Test
  void whatGitPrintsIsAPatchForEachFile() {
    List<Fitting> files =
        Fitting.parse(
            List.of(
                "diff --git a/a.txt b/a.txt",
                "index 1..2 100644",
                "--- a/a.txt",
                "+++ b/a.txt",
                "@@ -1 +1 @@",
                "-a",
                "+b",
                "\\ No newline at end of file",
                "diff --git a/src/b.txt b/src/b.txt",
                "new file mode 100644",
                "--- /dev/null",
                "+++ b/src/b.txt",
                "@@ -0,0 +1 @@",
                "+b"));

    assertThat(files)
        .containsExactly(
            new Fitting("a.txt", List.of("@@ -1 +1 @@", "-a", "+b")),
            new Fitting("src/b.txt", List.of("@@ -0,0 +1 @@", "+b")));
    assertThat(files.get(1).apply(new Source("src/b.txt", List.of())).text()).isEqualTo("b\n");
  }

  private static String apply(String... lines) {
    return new Fitting("a.txt", List.of(lines)).apply(FILE).text();
  }
}
