package notif.page;

import java.util.ArrayList;
import java.util.List;

/**
 * The changes between two files. A block that was added or removed can often be cut in several ways
 * that say the same; here it begins where a person would begin it, at its head and not at the
 * closing brace of the one before.
 */
final class Changes {

  private final List<String> from;
  private final List<String> to;

  private Changes(Source from, Source to) {
    this.from = from.lines();
    this.to = to.lines();
  }

  static List<Change> between(Source from, Source to) {
    return between(from, to, new Aligned(from, to));
  }

  static List<Change> between(Source from, Source to, Aligned aligned) {
    return new Changes(from, to).list(aligned.changes());
  }

  private List<Change> list(List<Change> deltas) {
    List<Change> changes = new ArrayList<>();
    int floor = 0;
    for (Change change : deltas) {
      Change slid = slid(change, change.from() - floor);
      floor = slid.fromEnd();
      changes.add(slid);
    }
    return changes;
  }

  /** The best among the equal places of a block, at most so many lines up. */
  private Change slid(Change change, int up) {
    if (!change.addsOnly() && !change.removesOnly()) {
      return change;
    }
    List<String> lines = change.addsOnly() ? to : from;
    int start = change.addsOnly() ? change.to() : change.from();
    int end = change.addsOnly() ? change.toEnd() : change.fromEnd();
    int best = 0;
    for (int i = 1; i <= up && lines.get(start - i).equals(lines.get(end - i)); i++) {
      best = better(lines, start - i, end - i, start + best, end + best) ? -i : best;
    }
    return change.moved(best);
  }

  private static boolean better(List<String> lines, int start, int end, int otherStart, int other) {
    return cost(lines, start, end) < cost(lines, otherStart, other);
  }

  /** Low when the block begins with the head of something and ends with a blank line after it. */
  private static int cost(List<String> lines, int start, int end) {
    int head = start;
    while (head < end - 1 && lines.get(head).isBlank()) {
      head++;
    }
    String first = lines.get(head);
    int cost = 4 * (first.length() - first.stripLeading().length());
    cost += first.strip().startsWith("}") || first.strip().startsWith("*") ? 1000 : 0;
    cost += head > start ? 1 : 0;
    return cost - (lines.get(end - 1).isBlank() ? 1 : 0);
  }
}
