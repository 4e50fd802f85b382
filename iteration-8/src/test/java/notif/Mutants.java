package notif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Breaks each guarantee of the protocol once, and fails if no other test of this module sees it.
 * Runs in the profile {@code mutants} only.
 *
 * <p>Each mutant is compiled, and given to all tests but those that start programs, in a process of
 * its own, until the first test fails. One that hangs is ended, and counts as seen.
 */
@Execution(ExecutionMode.CONCURRENT)
class Mutants {
  private static final Path MUTANTS = Path.of("src/test/mutants");
  private static final Path SOURCES = Path.of("src/main/java/notif");
  private static final Path WORK = Path.of("target/mutants");
  private static final int LIMIT = 120; // seconds that the tests of one mutant may take

  // The slow ones, and those with sockets: what an exact test sees is not left to them.
  private static final List<String> LAST =
      List.of(
          "HostileClientTest",
          "LoopbackTest",
          "TransportTest",
          "ReconnectTest",
          "HostileSocketTest",
          "MainTest",
          "ModelTest");

  private static final Map<String, String> REPORT = new ConcurrentSkipListMap<>();

  @AfterAll
  static void report() {
    REPORT.forEach((mutant, failure) -> System.out.printf("%-50s %s%n", mutant, failure));
  }

  @TestFactory
  Stream<DynamicTest> everyGuaranteeHasATest() throws IOException {
    List<Path> mutants;
    try (Stream<Path> files = Files.list(MUTANTS)) {
      mutants = files.sorted().toList();
    }
    return Stream.concat(
        Stream.of(dynamicTest("without a mutant", Mutants::testUnchanged)),
        mutants.stream().map(file -> dynamicTest("" + file.getFileName(), () -> test(file))));
  }

  private static void testUnchanged() throws Exception {
    assertThat(failure(compile("unchanged", null))).as("the first test that failed").isNull();
  }

  private static void test(Path file) throws Exception {
    String name = file.getFileName().toString();
    Mutant mutant = Mutant.read(file);
    String failure = failure(compile(name, mutant));
    REPORT.put(name, failure == null ? "no test has seen it" : failure);
    assertThat(failure).as("the test that sees the end of: %s", mutant.guarantee()).isNotNull();
  }

  /** Compiles the program, with a mutant or without. Returns the directory of the classes. */
  private static Path compile(String name, Mutant mutant) throws IOException {
    Map<String, List<Change>> changes =
        mutant == null ? Map.of() : Map.of(mutant.source(), List.of(mutant.change()));
    return Variant.compile(SOURCES, changes, WORK.resolve(name), List.of("-cp", classPath()));
  }

  /** Runs the tests against these classes. Returns the first that failed, null if none did. */
  private static String failure(Path classes) throws IOException, InterruptedException {
    List<String> java = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
    java.add("-Dio.netty.leakDetection.level=disabled"); // the search for lost buffers is slow,
    java.add("-XX:+DisableExplicitGC"); // and no guarantee of the protocol
    java.add("-cp");
    java.add(classes.toAbsolutePath() + System.getProperty("path.separator") + classPath());
    List<String> tests =
        testClasses().stream().map(name -> "--select-class=notif." + name).toList();
    Path log = classes.resolveSibling("tests.txt");
    Variant.Failure failure = Variant.test(Path.of("").toAbsolutePath(), java, tests, log, LIMIT);
    return failure == null ? null : failure.test();
  }

  private static List<String> testClasses() throws IOException {
    return list(Path.of("src/test/java/notif")).stream()
        .map(file -> file.getFileName().toString().replace(".java", ""))
        .filter(name -> name.endsWith("Test"))
        .sorted(
            Comparator.comparing((String name) -> LAST.indexOf(name)).thenComparing(name -> name))
        .toList();
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  /**
   * A file of {@code src/test/mutants}: the guarantee, an empty line, the source file, and the
   * change.
   *
   * <pre>
   * Only a fetch makes an item read, not its notification.
   *
   * Session.java
   *   told[turn] = available;
   * + read[turn] = available;
   * </pre>
   */
  private record Mutant(String guarantee, String source, Change change) {
    static Mutant read(Path file) throws IOException {
      List<String> lines = Files.readAllLines(file);
      int gap = lines.indexOf("");
      assertThat(gap).as("the empty line of %s", file).isPositive();
      String guarantee = String.join(" ", lines.subList(0, gap));
      assertThat(SOURCES.resolve(lines.get(gap + 1))).exists();
      Change change = new Change(lines.subList(gap + 2, lines.size()));
      return new Mutant(guarantee, lines.get(gap + 1), change);
    }
  }
}
