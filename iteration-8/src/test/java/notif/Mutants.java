package notif;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
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
    Path sources = Files.createDirectories(WORK.resolve(name).resolve("java"));
    Path classes = Files.createDirectories(WORK.resolve(name).resolve("classes"));
    List<Path> copies = new ArrayList<>();
    for (Path source : list(SOURCES)) {
      String text = Files.readString(source);
      boolean changes = mutant != null && source.endsWith(mutant.source());
      Path copy = sources.resolve(source.getFileName());
      copies.add(Files.writeString(copy, changes ? mutant.applyTo(text) : text));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    List<String> options = List.of("-proc:none", "-cp", classPath(), "-d", classes.toString());
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(copies))
              .call();
      assertThat(compiled).as("a mutant must compile: %s", said).isTrue();
    }
    return classes;
  }

  /** Runs the tests against these classes. Returns the first that failed, null if none did. */
  private static String failure(Path classes) throws IOException, InterruptedException {
    Path log = classes.resolveSibling("tests.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-Dio.netty.leakDetection.level=disabled"); // the search for lost buffers is slow,
    command.add("-XX:+DisableExplicitGC"); // and no guarantee of the protocol
    command.add("-cp");
    command.add(classes + System.getProperty("path.separator") + classPath());
    command.addAll(List.of("org.junit.platform.console.ConsoleLauncher", "execute"));
    command.addAll(List.of("--fail-fast", "--fail-if-no-tests", "--details=testfeed"));
    command.addAll(List.of("--disable-banner", "--disable-ansi-colors"));
    testClasses().forEach(name -> command.add("--select-class=notif." + name));
    Process tests =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    boolean ended = tests.waitFor(LIMIT, TimeUnit.SECONDS);
    tests.destroyForcibly().waitFor();
    List<String> lines = Files.readAllLines(log, ISO_8859_1); // any bytes will do
    if (!ended) {
      return "hangs in " + last(lines, " :: STARTED");
    }
    assertThat(tests.exitValue()).as("code of the test run, see %s", log).isBetween(0, 1);
    return tests.exitValue() == 0 ? null : last(lines, " :: FAILED");
  }

  private static String last(List<String> lines, String end) {
    return lines.stream()
        .filter(line -> line.startsWith("JUnit Jupiter > ") && line.endsWith(end))
        .map(line -> line.substring("JUnit Jupiter > ".length(), line.length() - end.length()))
        .reduce((first, second) -> end.endsWith("FAILED") ? first : second)
        .orElseThrow();
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
   * change. Space marks a line that stays, minus one that goes and plus one that comes; how far it
   * is indented does not count. What stays and goes must be found in one place.
   *
   * <pre>
   * Only a fetch makes an item read, not its notification.
   *
   * Session.java
   *   told[turn] = available;
   * + read[turn] = available;
   * </pre>
   */
  private record Mutant(String guarantee, String source, List<String> change) {
    static Mutant read(Path file) throws IOException {
      List<String> lines = Files.readAllLines(file);
      int gap = lines.indexOf("");
      assertThat(gap).as("the empty line of %s", file).isPositive();
      String guarantee = String.join(" ", lines.subList(0, gap));
      assertThat(SOURCES.resolve(lines.get(gap + 1))).exists();
      return new Mutant(guarantee, lines.get(gap + 1), lines.subList(gap + 2, lines.size()));
    }

    private List<String> without(char mark) {
      return change.stream()
          .filter(line -> line.charAt(0) != mark)
          .map(line -> line.substring(1).strip())
          .toList();
    }

    String applyTo(String text) {
      List<String> before = without('+');
      List<String> lines = new ArrayList<>(text.lines().toList());
      List<String> bare = lines.stream().map(String::strip).toList();
      List<Integer> places = new ArrayList<>();
      for (int at = 0; at + before.size() <= bare.size(); at++) {
        if (bare.subList(at, at + before.size()).equals(before)) {
          places.add(at);
        }
      }
      assertThat(places).as("the places of %s in %s", before, source).hasSize(1);
      List<String> place = lines.subList(places.get(0), places.get(0) + before.size());
      place.clear();
      place.addAll(without('-'));
      return String.join("\n", lines);
    }
  }
}
