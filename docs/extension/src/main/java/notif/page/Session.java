package notif.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exchange between client and server, as written in a file of {@code docs/sessions}.
 *
 * @param name the name of the file without its ending
 * @param title the first comment line
 * @param about the comment lines that follow it at once
 * @param first the first iteration that it holds for
 * @param last the last one
 * @param breaks the iteration that fails at it, 0 for none
 * @param end the only end that it is about, {@code server} or {@code client}; empty for both
 */
record Session(
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
  enum Kind {
    CLIENT,
    SERVER,
    RANDOM,
    CLASSIFIED,
    WAIT,
    CLOSED,
    REMARK
  }

  /** One thing that happens, or is remarked. */
  record Event(Kind kind, String text) {}

  static Session parse(String name, String text) {
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
        throw new PageException(name + ": the first line says " + clause);
      }
    }
    List<String> head = lines.stream().skip(1).takeWhile(line -> line.startsWith("#")).toList();
    List<String> words = head.stream().map(line -> line.substring(1).strip()).toList();
    if (first == 0 || words.isEmpty()) {
      throw new PageException(name + " begins with 'holds for …' and a line '# title'");
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
        throw new PageException(name + ": no event is written " + line);
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
