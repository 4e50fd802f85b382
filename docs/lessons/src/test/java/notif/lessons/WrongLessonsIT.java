package notif.lessons;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import notif.page.PageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lessons that do not hold, and what is said of them. */
class WrongLessonsIT {
  @TempDir private Path directory;

  private Break leavingOut(String... change) throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add("step: 1");
    lines.add("file: notif/Session.java");
    lines.add("test: SessionsTest#theServerSaysItsLines");
    lines.add("why: for this test");
    lines.add("");
    lines.addAll(List.of(change));
    lines.add("---- fails with");
    lines.add("something else");
    return Break.read(Files.write(directory.resolve("step-1.wrong-break"), lines));
  }

  private Exercise doneBy(String... patch) throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add("step: 1");
    lines.add("title: for this test");
    lines.add("");
    lines.add("Do nothing.");
    lines.add("---- one way");
    lines.addAll(List.of(patch));
    return Exercise.read(Files.write(directory.resolve("step-1.wrong-exercise"), lines));
  }

  private static void says(Check check, String... words) {
    assertThatThrownBy(check::run)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(words);
  }

  private interface Check {
    void run() throws Exception;
  }

  @Test
  void aLineThatIsNotThereCannotBeLeftOut() throws Exception {
    assertThatThrownBy(leavingOut("-    context.flash();")::check)
        .isInstanceOf(PageException.class)
        .hasMessage("notif/Session.java has no lines\n    context.flash();");
  }

  @Test
  void whatIsLeftMustCompile() throws Exception {
    says(
        leavingOut("-    context.flush();", "+    context.flash();")::check,
        "whether the change compiles",
        "Session.java",
        "cannot find symbol");
  }

  @Test
  void aTestMustSeeIt() throws Exception {
    says(
        leavingOut("-/** The server's end of one connection: hears a line, answers with a line. */")
            ::check,
        "SessionsTest#theServerSaysItsLines fails; it passes without the line");
  }

  @Test
  void itMustFailAsRecorded() throws Exception {
    says(
        leavingOut("-    context.flush();")::check,
        "-Precord records it in",
        "step-1.wrong-break",
        "something else");
  }

  @Test
  void aSolutionMustChangeSomething() throws Exception {
    says(doneBy()::check, "the files that", "step-1.wrong-exercise");
  }

  @Test
  void aSolutionMustSolve() throws Exception {
    says(
        doneBy(
                "diff --git a/src/main/java/notif/Session.java b/src/main/java/notif/Session.java",
                "--- a/src/main/java/notif/Session.java",
                "+++ b/src/main/java/notif/Session.java",
                "@@",
                "-    context.flush();",
                "+    context.flush(); // and nothing else")
            ::check,
        "how the way of",
        "step-1.wrong-exercise fails");
  }
}
