package notif.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
 * @param name the name of the file without its ending
 * @param title the first comment line
 * @param about the comment lines that follow it at once
 * @param first the first iteration that it holds for
 * @param last the last one
 * @param breaks the iteration that fails at it, 0 for none
 * @param end the only end that it is about, {@code server} or {@code client}; empty for both
 */
public record Session(
    String name,
    String title,
    String about,
    int first,
    int last,
    int breaks,
    String end,
    List<Event> events) {

  private static final Pattern HOLDS = Pattern.compile("holds for (\\d+)(?:-(\\d+))?");
  private static final Pattern BREAKS = Pattern.compile("breaks (\\d+)");
  private static final Pattern END = Pattern.compile("(server|client) only");
  private static final Pattern EVENT =
      Pattern.compile("(C:|S:|publish random|publish classified|wait|closed|#) ?(.*)");

  /** What a line of the file stands for. */
  public enum Kind {
    CLIENT,
    SERVER,
    RANDOM,
    CLASSIFIED,
    WAIT,
    CLOSED,
    REMARK
  }

  /** One thing that happens, or is remarked. */
  public record Event(Kind kind, String text) {}

  /**
   * Reads a session.
   *
   * @param name the name of its file without the ending
   * @param text what stands in the file
   * @throws IllegalArgumentException if it is not written as it should be; the message tells how
   */
  public static Session parse(String name, String text) {
    List<String> lines = text.lines().toList();
    String[] clauses = lines.isEmpty() ? new String[0] : lines.get(0).split("; ");
    int first = 0;
    int last = 0;
    int breaks = 0;
    String end = "";
    for (String clause : clauses) {
      Matcher holds = HOLDS.matcher(clause);
      Matcher breaking = BREAKS.matcher(clause);
      Matcher only = END.matcher(clause);
      if (holds.matches()) {
        first = Integer.parseInt(holds.group(1));
        last = holds.group(2) == null ? first : Integer.parseInt(holds.group(2));
      } else if (breaking.matches()) {
        breaks = Integer.parseInt(breaking.group(1));
      } else if (only.matches()) {
        end = only.group(1);
      } else {
        throw new IllegalArgumentException(name + ": the first line says " + clause);
      }
    }
    List<String> head = lines.stream().skip(1).takeWhile(line -> line.startsWith("#")).toList();
    List<String> words = head.stream().map(line -> line.substring(1).strip()).toList();
    if (first == 0 || words.isEmpty()) {
      throw new IllegalArgumentException(name + " begins with 'holds for …' and a line '# title'");
    }
    String about = String.join(" ", words.subList(1, words.size()));
    List<Event> events = events(name, lines.subList(1 + head.size(), lines.size()));
    return new Session(name, words.get(0), about, first, last, breaks, end, events);
  }

  private static List<Event> events(String name, List<String> lines) {
    List<Event> events = new ArrayList<>();
    for (String line : lines) {
      Matcher event = EVENT.matcher(line);
      if (event.matches()) {
        events.add(new Event(kind(event.group(1)), event.group(2)));
      } else if (!line.isBlank()) {
        throw new IllegalArgumentException(name + ": no event is written " + line);
      }
    }
    return events;
  }

  private static Kind kind(String word) {
    return switch (word) {
      case "C:" -> Kind.CLIENT;
      case "S:" -> Kind.SERVER;
      case "publish random" -> Kind.RANDOM;
      case "publish classified" -> Kind.CLASSIFIED;
      case "wait" -> Kind.WAIT;
      case "closed" -> Kind.CLOSED;
      default -> Kind.REMARK;
    };
  }
}
