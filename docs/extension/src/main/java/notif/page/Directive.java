package notif.page;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What stands between the colons and the brackets of an include directive, as in {@code
 * include::diff:notif/Session.java[from=4,to=5]}.
 *
 * @param kind the word before the first colon
 * @param name the rest
 */
record Directive(String kind, String name, Map<String, Object> attributes) {

  /** The attributes that a directive of each kind may have. */
  private static final Map<String, Set<String>> KINDS =
      Map.ofEntries(
          entry("diff", Set.of("from", "to", "hunk")),
          entry("session", Set.of("step", "without")),
          entry("files", Set.of("steps")),
          entry("patch", Set.of("step")),
          entry("code", Set.of()),
          entry("counts", Set.of()),
          entry("matrix", Set.of()),
          entry("run", Set.of()),
          entry("drawing", Set.of()),
          entry("break", Set.of()),
          entry("exercise", Set.of()),
          entry("curve", Set.of()));

  static boolean isOne(String target) {
    return KINDS.containsKey(target.replaceFirst(":.*", "")) && target.contains(":");
  }

  static Directive of(String target, Map<String, Object> attributes) {
    String[] words = target.split(":", 2);
    Set<String> unknown = new TreeSet<>(attributes.keySet());
    unknown.removeAll(KINDS.get(words[0]));
    if (!unknown.isEmpty()) { // it would be passed over in silence
      throw new PageException("include::" + words[0] + ": has no attribute " + unknown);
    }
    return new Directive(words[0], words[1], attributes);
  }

  /** Whether the directive is about all there is. */
  boolean all() {
    return name.equals("*");
  }

  boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }

  String get(String attribute) {
    if (!has(attribute)) {
      throw new PageException("include::" + kind + ": needs the attribute " + attribute);
    }
    return attributes.get(attribute).toString();
  }

  int number(String attribute) {
    try {
      return Integer.parseInt(get(attribute));
    } catch (NumberFormatException e) {
      throw new PageException(attribute + "=" + get(attribute) + " is not a number");
    }
  }
}
