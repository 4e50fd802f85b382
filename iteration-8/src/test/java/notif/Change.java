package notif;

import java.util.ArrayList;
import java.util.List;

/**
 * A change of a source file, which is found by its text and not by line numbers.
 *
 * <pre>
 *   told[turn] = available;
 * + read[turn] = available;
 * </pre>
 *
 * @param lines space marks one that stays, minus one that goes, and plus one that comes; how far
 *     they are indented does not count
 */
record Change(List<String> lines) {
  private List<String> without(char mark) {
    return lines.stream()
        .filter(line -> line.isEmpty() || line.charAt(0) != mark)
        .map(line -> line.isEmpty() ? "" : line.substring(1))
        .toList();
  }

  /**
   * The text with the change in it.
   *
   * @throws AssertionError if what stays and goes is not found in exactly one place
   */
  String applyTo(String text) {
    List<String> before = without('+').stream().map(String::strip).toList();
    List<String> all = new ArrayList<>(text.lines().toList());
    List<String> bare = all.stream().map(String::strip).toList();
    List<Integer> places = new ArrayList<>();
    for (int at = 0; at + before.size() <= bare.size(); at++) {
      if (bare.subList(at, at + before.size()).equals(before)) {
        places.add(at);
      }
    }
    if (places.size() != 1) {
      String found = places.isEmpty() ? "nowhere" : "in more places than one";
      throw new AssertionError(found + " are the lines:\n" + String.join("\n", before));
    }
    List<String> place = all.subList(places.get(0), places.get(0) + before.size());
    place.clear();
    place.addAll(without('-'));
    return String.join("\n", all) + "\n";
  }
}
