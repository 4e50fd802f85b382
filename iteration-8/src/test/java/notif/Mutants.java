package notif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.MethodFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

/**
 * Breaks each guarantee of the protocol once, and fails if the test that is named for it does not
 * see it. Runs in the profile {@code mutants} only.
 *
 * <p>Each mutant is compiled, and has its classes for itself. A test that hangs is left alone, and
 * has failed.
 */
@Execution(ExecutionMode.CONCURRENT)
class Mutants {
  private static final Path MUTANTS = Path.of("src/test/mutants");
  private static final Path SOURCES = Path.of("src/main/java/notif");
  private static final Path WORK = Path.of("target/mutants");
  private static final String LIMIT = "60 s"; // for each test of a mutant

  @TestFactory
  Stream<DynamicTest> everyGuaranteeHasATest() throws IOException {
    List<Mutant> mutants;
    try (Stream<Path> files = Files.list(MUTANTS)) {
      mutants = files.sorted().map(Mutant::read).toList();
    }
    return Stream.concat(
        Stream.of(dynamicTest("without a mutant", () -> testUnchanged(mutants))),
        mutants.stream().map(mutant -> dynamicTest(mutant.name(), () -> test(mutant))));
  }

  private static void testUnchanged(List<Mutant> mutants) throws Exception {
    List<String> tests = mutants.stream().map(Mutant::test).distinct().toList();
    assertThat(failures(Map.of(), "unchanged", tests)).isEmpty();
  }

  private static void test(Mutant mutant) throws Exception {
    Map<String, UnaryOperator<String>> change = Map.of(mutant.source(), mutant.change()::applyTo);
    assertThat(failures(change, mutant.name(), List.of(mutant.test())))
        .as("what %s has against the end of: %s", mutant.test(), mutant.guarantee())
        .isNotEmpty();
  }

  /** Runs tests against the program with these changes. */
  private static List<Throwable> failures(
      Map<String, UnaryOperator<String>> changes, String name, List<String> tests)
      throws IOException {
    Path classes =
        Variant.compile(SOURCES, changes, WORK.resolve(name), List.of("-cp", classPath()));
    ClassLoader usual = Thread.currentThread().getContextClassLoader();
    try (Program own = new Program(classes)) {
      Thread.currentThread().setContextClassLoader(own);
      SummaryGeneratingListener summary = new SummaryGeneratingListener();
      LauncherFactory.create().execute(request(tests), summary);
      assertThat(summary.getSummary().getTestsFoundCount()).as("tests of %s", name).isNotZero();
      return summary.getSummary().getFailures().stream().map(Failure::getException).toList();
    } finally {
      Thread.currentThread().setContextClassLoader(usual);
    }
  }

  private static LauncherDiscoveryRequest request(List<String> tests) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(
            tests.stream()
                .map(test -> DiscoverySelectors.selectClass("notif." + test.split("#")[0]))
                .toList())
        .filters(
            MethodFilter.includeMethodNamePatterns(
                tests.stream().map(test -> Pattern.quote("notif." + test)).toList()))
        .configurationParameter("junit.jupiter.execution.timeout.default", LIMIT)
        .configurationParameter(
            "junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD")
        .build();
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  /** Has the classes of the program and its tests for itself; the libraries are everybody's. */
  private static final class Program extends URLClassLoader {
    Program(Path classes) {
      super(path(classes), Mutants.class.getClassLoader());
    }

    private static URL[] path(Path classes) {
      String rest = System.getProperty("path.separator");
      return Stream.concat(Stream.of(classes), Stream.of(classPath().split(rest)).map(Path::of))
          .map(Program::url)
          .toArray(URL[]::new);
    }

    private static URL url(Path path) {
      try {
        return path.toUri().toURL();
      } catch (MalformedURLException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        boolean own = name.startsWith("notif.") && findLoadedClass(name) == null;
        return own ? findClass(name) : super.loadClass(name, resolve);
      }
    }
  }

  /**
   * A file of {@code src/test/mutants}: the guarantee, an empty line, the source file, the test
   * that sees it, and the change.
   *
   * <pre>
   * Only a fetch makes an item read, not its notification.
   *
   * Session.java
   * SessionTest#aNotificationDoesNotReadTheItem
   *   told[turn] = available;
   * + read[turn] = available;
   * </pre>
   */
  private record Mutant(String name, String guarantee, String source, String test, Change change) {
    static Mutant read(Path file) {
      try {
        List<String> lines = Files.readAllLines(file);
        int gap = lines.indexOf("");
        assertThat(gap).as("the empty line of %s", file).isPositive();
        assertThat(SOURCES.resolve(lines.get(gap + 1))).exists();
        return new Mutant(
            file.getFileName().toString(),
            String.join(" ", lines.subList(0, gap)),
            lines.get(gap + 1),
            lines.get(gap + 2),
            new Change(lines.subList(gap + 3, lines.size())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
