package notif.page;

import java.util.List;

/**
 * A change to one part of a file, with the lines around it.
 *
 * @param slug the end of its link, the same whatever else is changed in the file
 * @param place where it goes, in words, with code between backticks
 * @param from the first line in the earlier file, counted from 0
 * @param to the first line in the later file
 */
record Hunk(String slug, String place, int from, int to, List<Line> lines) {

  /** What happens to a line. */
  enum Kind {
    KEPT,
    REMOVED,
    ADDED
  }

  /** A line by its number in the later file or, when it is removed, in the earlier one. */
  record Line(Kind kind, int number) {}

  long count(Kind kind) {
    return lines.stream().filter(line -> line.kind == kind).count();
  }
}
