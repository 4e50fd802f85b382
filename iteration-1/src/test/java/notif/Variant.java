package notif;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A program with changes in it: compiled apart, and tested in a process of its own. */
public final class Variant {
  private static final String TEST = "JUnit Jupiter > ";

  private Variant() {}

  /**
   * Compiles a program.
   *
   * @param sources the directory of its sources, which stay as they are
   * @param changes what becomes of a source, by its file name
   * @param work a directory for the changed sources and the classes
   * @param options the compiler's, the class path among them
   * @return the directory of the classes
   */
  public static Path compile(
      Path sources, Map<String, UnaryOperator<String>> changes, Path work, List<String> options)
      throws IOException {
    Path java = Files.createDirectories(work.resolve("java"));
    Path classes = Files.createDirectories(work.resolve("classes"));
    List<Path> copies = new ArrayList<>();
    List<Path> originals;
    try (Stream<Path> files = Files.list(sources)) {
      originals = files.sorted().toList();
    }
    assertThat(originals)
        .extracting(file -> file.getFileName().toString())
        .containsAll(changes.keySet());
    for (Path original : originals) {
      String name = original.getFileName().toString();
      String text = Files.readString(original);
      String changed = changes.getOrDefault(name, UnaryOperator.identity()).apply(text);
      copies.add(Files.writeString(java.resolve(name), changed));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    List<String> all = new ArrayList<>(List.of("-proc:none", "-d", classes.toString()));
    all.addAll(options);
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(said, files, null, all, null, files.getJavaFileObjectsFromPaths(copies))
              .call();
      assertThat(compiled).as("whether the change compiles: %s", said).isTrue();
    }
    return classes;
  }

  /**
   * Runs tests until the first one fails.
   *
   * @param directory where they run
   * @param java the options of the virtual machine, the class path among them
   * @param tests which tests, in the words of JUnit's console launcher
   * @param log keeps what they print
   * @param limit seconds that they may take
   * @return null if none fails
   */
  public static Failure test(
      Path directory, List<String> java, List<String> tests, Path log, int limit)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(java);
    command.addAll(List.of("org.junit.platform.console.ConsoleLauncher", "execute"));
    command.addAll(List.of("--fail-fast", "--fail-if-no-tests", "--details=testfeed"));
    command.addAll(List.of("--disable-banner", "--disable-ansi-colors"));
    command.addAll(tests);
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(limit, TimeUnit.SECONDS);
    process.destroyForcibly().waitFor();
    List<String> printed = Files.readAllLines(log, ISO_8859_1); // any bytes will do
    if (!ended) {
      return new Failure("hangs in " + name(printed, last(printed, " :: STARTED")), List.of());
    }
    assertThat(process.exitValue()).as("code of the test run, see %s", log).isBetween(0, 1);
    return process.exitValue() == 0 ? null : Failure.of(printed);
  }

  /**
   * A test that failed.
   *
   * @param test its class, its method, and which of several
   * @param text what it says, with the trace of the stack
   */
  public record Failure(String test, List<String> text) {
    static Failure of(List<String> printed) {
      int at = 0;
      while (!(printed.get(at).startsWith(TEST) && printed.get(at).endsWith(" :: FAILED"))) {
        at++;
      }
      List<String> text =
          printed.subList(at + 1, printed.size()).stream()
              .takeWhile(line -> line.startsWith("\t"))
              .toList();
      return new Failure(name(printed, at), text);
    }
  }

  private static int last(List<String> printed, String end) {
    int at = printed.size() - 1;
    while (!(printed.get(at).startsWith(TEST) && printed.get(at).endsWith(end))) {
      at--;
    }
    return at;
  }

  private static String name(List<String> printed, int at) {
    return printed.get(at).replaceFirst(TEST, "").replaceFirst(" :: \\w+$", "");
  }
}
