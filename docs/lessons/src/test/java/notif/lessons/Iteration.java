package notif.lessons;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import notif.Variant;

/**
 * One iteration as the build has left it.
 *
 * @param step its number, from 1
 */
record Iteration(int step) {
  private static final Path WORK = Path.of("target/variants").toAbsolutePath();
  private static final int LIMIT = 120; // seconds that a test may take

  /** As the tests of the iterations run. */
  private static final List<String> JAVA =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xmx128m",
          "-Dio.netty.leakDetection.level=paranoid",
          "-Dorg.slf4j.simpleLogger.log.notif=off",
          "--enable-native-access=ALL-UNNAMED");

  /** As the iterations are compiled: what a reader may not do, a solution may not do either. */
  private static final List<String> JAVAC =
      List.of(
          "--release", "17", "-Xlint:all", "-Werror", "-Xdoclint:all,-missing", "-Xmaxerrs", "3");

  private Path directory() {
    return Path.of("../../iteration-" + step).toAbsolutePath().normalize();
  }

  private Path target() {
    return directory().resolve("target");
  }

  /** The classes of the program as it is. */
  Path classes() {
    return target().resolve("classes");
  }

  private String libraries() throws IOException {
    try (Stream<Path> jars = Files.list(target().resolve("lib"))) {
      return jars.sorted().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** Compiles the program with changes in it, and returns where its classes are. */
  Path classes(String name, Map<String, UnaryOperator<String>> changes) throws IOException {
    Path work = Files.createDirectories(WORK.resolve(name));
    List<String> options = new ArrayList<>(JAVAC);
    options.addAll(List.of("-cp", libraries()));
    return Variant.compile(directory().resolve("src/main/java/notif"), changes, work, options);
  }

  /** Runs tests, in the words of JUnit's console launcher; null if all of them pass. */
  Variant.Failure test(String name, Path classes, List<String> options, List<String> tests)
      throws IOException, InterruptedException {
    List<String> java = new ArrayList<>(JAVA);
    java.addAll(options);
    java.add("-cp");
    java.add(
        String.join(
            File.pathSeparator,
            classes.toString(),
            target().resolve("test-classes").toString(),
            libraries(),
            System.getProperty("java.class.path")));
    Path log = Files.createDirectories(WORK).resolve(name + ".txt");
    return Variant.test(directory(), java, tests, log, LIMIT);
  }
}
