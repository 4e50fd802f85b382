package notif.lessons;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the page says of each step's break and exercise is so. */
@Execution(ExecutionMode.CONCURRENT)
class LessonsIT {
  private interface Check {
    void of(Path file) throws Exception;
  }

  private static Stream<DynamicTest> steps(String kind, Check check) {
    return IntStream.rangeClosed(1, 8)
        .mapToObj(step -> "step-" + step + "." + kind)
        .map(name -> dynamicTest(name, () -> check.of(Path.of("..", kind + "s").resolve(name))));
  }

  @TestFactory
  Stream<DynamicTest> everyBreakIsSeen() {
    return steps("break", file -> see(Break.read(file)));
  }

  private static void see(Break broken) throws Exception {
    if (Boolean.getBoolean("record")) {
      broken.record();
    } else {
      broken.check();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyExerciseCanBeDone() {
    return steps("exercise", file -> Exercise.read(file).check());
  }
}
