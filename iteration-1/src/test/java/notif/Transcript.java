package notif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A session of client and server as it stands in {@code docs/sessions}: what each of them says, and
 * when. Tests play it, the tutorial shows it.
 *
 * <pre>
 * holds for 5-8; breaks 4
 * # The first line names the iterations; it may add "server only" or "client only".
 * publish classified Nice appart in the 11e.
 * C: notif
 * S: notif: OK
 * wait 29m
 * S: ERR unknown …
 * closed
 * </pre>
 *
 * <p>Lines may hold Java's escapes. A final "…" stands for any text, {@code closed} for the end of
 * the connection by the server.
 *
 * @param header the first line
 */
public record Transcript(String name, String header, List<Event> events) {
  private static final Pattern EVENT = Pattern.compile("(C:|S:|publish|wait|closed)(?: (.*))?");

  /**
   * One line of a session.
   *
   * @param verb {@code C:}, {@code S:}, {@code publish}, {@code wait} or {@code closed}
   * @param text what follows it
   */
  public record Event(String verb, String text) {}

  /** All sessions that one side of the iteration under test must play as they are written. */
  public static Stream<Transcript> of(String side) {
    return all().filter(session -> session.names("holds for") && session.isFor(side));
  }

  /** All sessions that the iteration under test does not survive, and the next one does. */
  public static Stream<Transcript> breaking() {
    return all().filter(session -> session.names("breaks"));
  }

  /** All sessions, in the order of their names. */
  static Stream<Transcript> all() {
    try (Stream<Path> files = Files.list(Path.of("../docs/sessions"))) {
      return files.sorted().map(Transcript::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Transcript read(Path file) {
    try {
      return parse(file.getFileName().toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Transcript parse(String name, List<String> lines) {
    List<Event> events = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      if (!line.isBlank() && !line.startsWith("#")) {
        Matcher event = EVENT.matcher(line);
        assertThat(event.matches()).as("%s: %s", name, line).isTrue();
        String text = event.group(2) == null ? "" : event.group(2);
        events.add(new Event(event.group(1), text.translateEscapes()));
      }
    }
    return new Transcript(name, lines.get(0), List.copyOf(events));
  }

  /** A duration as sessions write it: {@code 200ms}, {@code 5s}, {@code 29m}. */
  static Duration duration(String text) {
    return text.endsWith("ms")
        ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
        : Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
  }

  /** Whether the server ends the connection in it. */
  boolean ends() {
    return events.stream().anyMatch(event -> event.verb().equals("closed"));
  }

  private boolean isFor(String side) {
    return !header.contains(" only") || header.contains(side + " only");
  }

  /** Whether a clause of the header names the iteration in whose folder the tests run. */
  private boolean names(String clause) {
    Matcher range = Pattern.compile(clause + " (\\d)(?:-(\\d))?").matcher(header);
    if (!range.find()) {
      return false;
    }
    String folder = Path.of("").toAbsolutePath().getFileName().toString();
    int iteration = Integer.parseInt(folder.replace("iteration-", ""));
    int last = Integer.parseInt(range.group(2) == null ? range.group(1) : range.group(2));
    return Integer.parseInt(range.group(1)) <= iteration && iteration <= last;
  }

  /** The text as bytes of the wire, cut into pieces; a size of 0 leaves it whole. */
  static List<byte[]> pieces(String text, int size) {
    byte[] bytes = text.getBytes(UTF_8);
    int step = size == 0 ? Math.max(1, bytes.length) : size;
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += step) {
      pieces.add(Arrays.copyOfRange(bytes, from, Math.min(from + step, bytes.length)));
    }
    return pieces;
  }

  @Override
  public String toString() {
    return name;
  }
}
