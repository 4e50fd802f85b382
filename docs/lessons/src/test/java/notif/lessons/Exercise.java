package notif.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import notif.Variant;
import notif.page.Fitting;
import notif.page.Headed;

/** A task of a step, the command that checks it, and one way to do it, as a patch. */
record Exercise(Headed lesson) {
  static Exercise read(Path file) throws IOException {
    return new Exercise(Headed.parse("" + file.getFileName(), Files.readString(file), "one way"));
  }

  private Iteration iteration() {
    return new Iteration(lesson.step());
  }

  private String name() {
    return lesson.name();
  }

  /** Its test must fail before it is done, and pass when it is done in this way. */
  void check() throws IOException, InterruptedException {
    assertThat(test("-before", iteration().classes()))
        .as("how the exercise of step %d fails before it is done", lesson.step())
        .isNotNull();
    assertThat(test("", iteration().classes(name(), solution())))
        .as("how the way of %s fails", lesson.name())
        .isNull();
  }

  private Variant.Failure test(String suffix, Path classes)
      throws IOException, InterruptedException {
    List<String> options = List.of("-Dexercise=" + lesson.step());
    List<String> tests = List.of("--select-class=notif.ExerciseTest");
    return iteration().test(name() + suffix, classes, options, tests);
  }

  /** The patches, by file. */
  private Map<String, UnaryOperator<String>> solution() {
    Map<String, UnaryOperator<String>> solution = new LinkedHashMap<>();
    for (Fitting file : Fitting.parse(lesson.second())) {
      solution.put(Path.of(file.path()).getFileName().toString(), file::applyTo);
    }
    assertThat(solution).as("the files that %s changes", lesson.name()).isNotEmpty();
    return solution;
  }
}
