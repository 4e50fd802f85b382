package notif;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import notif.sessions.Session;

/** The sessions of {@code docs/sessions} that the iteration under test has to do with. */
public final class Transcripts {

  private Transcripts() {}

  /** All sessions that one side of the iteration under test must play as they are written. */
  static Stream<Session> of(String side) {
    int tested = iteration();
    return all()
        .filter(session -> session.first() <= tested && tested <= session.last())
        .filter(session -> session.end().isEmpty() || session.end().equals(side));
  }

  /** All sessions that the iteration under test does not survive, and the next one does. */
  public static Stream<Session> breaking() {
    int tested = iteration();
    return all().filter(session -> session.breaks() == tested);
  }

  private static Stream<Session> all() {
    try (Stream<Path> files = Files.list(Path.of("../docs/sessions"))) {
      return files.sorted().map(Transcripts::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Session read(Path file) {
    try {
      return Session.parse(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The iteration in whose folder the tests run. */
  private static int iteration() {
    String folder = Path.of("").toAbsolutePath().getFileName().toString();
    return Integer.parseInt(folder.replace("iteration-", ""));
  }

  /** A duration as sessions write it: {@code 200ms}, {@code 5s}, {@code 29m}. */
  static Duration duration(String text) {
    return text.endsWith("ms")
        ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
        : Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
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
}
