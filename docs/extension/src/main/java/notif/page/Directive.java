package notif.page;

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

  static Directive of(String target, Map<String, Object> attributes) {
    int colon = target.indexOf(':');
    return new Directive(target.substring(0, colon), target.substring(colon + 1), attributes);
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

  /** Refuses a misspelt attribute, which would otherwise be passed over in silence. */
  void allow(String... names) {
    Set<String> unknown = new TreeSet<>(attributes.keySet());
    unknown.removeAll(Set.of(names));
    if (!unknown.isEmpty()) {
      throw new PageException("include::" + kind + ": has no attribute " + unknown);
    }
  }
}
