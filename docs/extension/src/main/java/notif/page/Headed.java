package notif.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of {@code docs/breaks} or {@code docs/exercises}, for the page and for the tests: it
 * begins with lines {@code key: value}, then has a blank line, and is cut in two by a line that
 * begins with {@code ----}.
 *
 * <pre>
 * step: 4
 * name: value
 *
 * a text
 * ---- a rule
 * what follows it
 * </pre>
 *
 * @param name the name of the file
 * @param first the lines between the head and the cut, without blank lines around them
 * @param second the lines after the cut
 */
public record Headed(
    String name, Map<String, String> head, List<String> first, List<String> second) {

  /**
   * Reads a file.
   *
   * @param cut what stands after the four signs
   * @throws PageException if it has another form
   */
  public static Headed parse(String name, String text, String cut) {
    List<String> lines = text.lines().toList();
    int end = lines.indexOf("");
    int middle = lines.indexOf("---- " + cut);
    if (end < 0 || middle < end) {
      throw new PageException(name + " has a head, a blank line and a line '---- " + cut + "'");
    }
    Map<String, String> head = new HashMap<>();
    for (String line : lines.subList(0, end)) {
      String[] words = line.split(":\\s*", 2);
      if (words.length < 2) {
        throw new PageException(name + " has a line that says nothing: " + line);
      }
      head.put(words[0], words[1].strip());
    }
    List<String> first = trim(lines.subList(end, middle));
    return new Headed(name, head, first, trim(lines.subList(middle + 1, lines.size())));
  }

  /** A value that has to be there. */
  public String get(String key) {
    if (!head.containsKey(key)) {
      throw new PageException(name + " has no line '" + key + ": …'");
    }
    return head.get(key);
  }

  /** The iteration that the file is about, which its name says too. */
  public int step() {
    if (!name.startsWith("step-" + get("step") + ".")) {
      throw new PageException(name + " is about step " + get("step"));
    }
    try {
      return Integer.parseInt(get("step"));
    } catch (NumberFormatException e) {
      throw new PageException(name + " is about step " + get("step") + ", which is no number");
    }
  }

  private static List<String> trim(List<String> lines) {
    List<String> trimmed = new ArrayList<>(lines);
    while (!trimmed.isEmpty() && trimmed.get(0).isBlank()) {
      trimmed.remove(0);
    }
    while (!trimmed.isEmpty() && trimmed.get(trimmed.size() - 1).isBlank()) {
      trimmed.remove(trimmed.size() - 1);
    }
    return trimmed;
  }
}
