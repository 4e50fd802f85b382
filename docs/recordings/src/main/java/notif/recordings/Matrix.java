package notif.recordings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The table of what each iteration can do: every session of {@code docs/sessions} played against
 * the server and the client of every iteration.
 *
 * <p>The judge is the iteration's own test of the sessions, which plays a session against the real
 * pipelines with virtual time, whole and in pieces of 1 to 9 bytes. Here it is given all sessions,
 * as if each held for it; only whether a session is for one side alone is left as it is. It says
 * {@code yes} if all plays of a session succeed. A session that asks for what the iteration has no
 * word for, or no program, fails like any other.
 *
 * @param cells for each session, by name, the iterations for which it holds
 */
record Matrix(Map<String, List<Integer>> cells) {
  static final int ITERATIONS = 8;
  static final Path FILE = Player.root().resolve("docs/figures/sessions.csv");

  /** Plays all sessions; takes some seconds. */
  static Matrix play() throws IOException, InterruptedException {
    Map<String, List<Integer>> cells = new TreeMap<>();
    Map<Integer, Process> plays = new TreeMap<>();
    for (int iteration = 1; iteration <= ITERATIONS; iteration++) {
      plays.put(iteration, start(iteration));
    }
    for (Map.Entry<Integer, Process> play : plays.entrySet()) {
      String said = new String(play.getValue().getInputStream().readAllBytes(), UTF_8);
      if (!play.getValue().waitFor(1, TimeUnit.MINUTES) || play.getValue().exitValue() != 0) {
        throw new IllegalStateException("iteration " + play.getKey() + " did not play:\n" + said);
      }
      for (String line : said.split("\n")) {
        String[] verdict = line.split(" ");
        List<Integer> holds = cells.computeIfAbsent(verdict[0], name -> new ArrayList<>());
        if (verdict[1].equals("yes")) {
          holds.add(play.getKey());
        }
      }
    }
    return new Matrix(cells);
  }

  /** Starts the plays of one iteration, in a folder that is named as the iteration's is. */
  private static Process start(int iteration) throws IOException {
    Path all = Path.of("target", "sessions", "" + iteration).toAbsolutePath();
    Path folder = Files.createDirectories(all.resolve("iteration-" + iteration));
    Path sessions = Files.createDirectories(all.resolve("docs/sessions"));
    for (Path session : sessions()) {
      List<String> lines = new ArrayList<>(Files.readAllLines(session));
      lines.set(0, lines.get(0).replaceFirst("holds for [^;]*", "holds for 1-" + ITERATIONS));
      Files.write(sessions.resolve(session.getFileName()), lines);
    }
    Path root = Player.root().toAbsolutePath().normalize();
    Path target = root.resolve("iteration-" + iteration + "/target");
    String classes =
        Stream.of(
                target.resolve("test-classes"),
                target.resolve("classes"),
                target.resolve("lib/*"),
                root.resolve("iteration-1/target/test-classes"),
                System.getProperty("java.class.path"))
            .map(Object::toString)
            .collect(joining(File.pathSeparator));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder =
        new ProcessBuilder(
            java.toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
            "-cp",
            classes,
            Judge.class.getName());
    return builder.directory(folder.toFile()).redirectErrorStream(true).start();
  }

  private static List<Path> sessions() throws IOException {
    try (Stream<Path> files = Files.list(Player.root().resolve("docs/sessions"))) {
      return files.sorted().toList();
    }
  }

  /** A line for each session, after a header. */
  String csv() {
    String header =
        IntStream.rangeClosed(1, ITERATIONS).mapToObj(Integer::toString).collect(joining(","));
    StringBuilder csv = new StringBuilder("session," + header + "\n");
    cells.forEach(
        (name, holds) ->
            csv.append(name)
                .append(
                    IntStream.rangeClosed(1, ITERATIONS)
                        .mapToObj(iteration -> holds.contains(iteration) ? ",yes" : ",no")
                        .collect(joining()))
                .append('\n'));
    return csv.toString();
  }

  /** The table as it is recorded. */
  static String recorded() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
