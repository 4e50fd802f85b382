package notif.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import notif.page.Hunk.Kind;
import notif.page.Hunk.Line;

/**
 * The changes between two versions of a file, a hunk for each part of the file that changes. Some
 * lines around a change are shown, as far as they belong to the same part.
 */
final class Hunks {

  private static final int CONTEXT = 3;
  private static final int NEAR = 4;

  private final Source from;
  private final Source to;
  private final Aligned aligned;

  private final Set<String> shown;

  private Hunks(Source from, Source to, Set<String> shown) {
    this.from = from;
    this.to = to;
    this.shown = shown;
    aligned = new Aligned(from, to);
  }

  static List<Hunk> between(Source from, Source to) {
    return between(from, to, null);
  }

  /**
   * The hunks as they are shown one after another, in an order of the reader's.
   *
   * @param shown the slugs of those that are shown already, since the place of what is new is told
   *     by what is there; null if the order is that of the file
   */
  static List<Hunk> between(Source from, Source to, Set<String> shown) {
    return new Hunks(from, to, shown).list();
  }

  private List<Hunk> list() {
    List<Piece> pieces = new ArrayList<>();
    for (Change change : Changes.between(from, to, aligned)) {
      pieces.addAll(Piece.cut(change, aligned));
    }
    List<Hunk> hunks = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    int end = 0;
    for (int start = 0; start < pieces.size(); start = end) {
      end = start + 1;
      while (end < pieces.size() && together(pieces.get(end - 1), pieces.get(end))) {
        end++;
      }
      String slug = pieces.get(start).part() == null ? "lines" : pieces.get(start).part().slug();
      int number = seen.merge(slug, 1, Integer::sum);
      hunks.add(hunk(number == 1 ? slug : slug + "-" + number, pieces, start, end));
    }
    return hunks;
  }

  /**
   * Two changes of one part are one hunk when the lines around them would meet, or it was renamed.
   */
  private boolean together(Piece piece, Piece next) {
    boolean near = next.change().from() - piece.change().fromEnd() <= 2 * CONTEXT;
    boolean renamed = piece.part() != null && Place.formerName(piece.part(), aligned) != null;
    return (near || renamed) && piece.key().equals(next.key());
  }

  private Hunk hunk(String slug, List<Piece> pieces, int start, int end) {
    Change first = pieces.get(start).change();
    Piece lastPiece = pieces.get(end - 1);
    Change last = lastPiece.change();
    int floor = start == 0 ? 0 : pieces.get(start - 1).change().toEnd();
    int ceiling = end == pieces.size() ? to.lines().size() : pieces.get(end).change().to();
    Part part = lastPiece.part();
    if (part != null && aligned.toFile().contains(part.key())) {
      floor = Math.max(floor, Math.min(part.start(), first.to()));
      ceiling = Math.min(ceiling, Math.max(part.end(), last.toEnd()));
    }
    int before = context(first.to() - 1, floor, -1);
    int after = context(last.toEnd(), ceiling - 1, 1);
    List<Line> lines = new ArrayList<>(kept(first.to() - before, first.to()));
    int at = first.to();
    for (Piece piece : pieces.subList(start, end)) {
      Change change = piece.change();
      lines.addAll(kept(at, change.to()));
      lines.addAll(lines(Kind.REMOVED, change.from(), change.fromEnd()));
      lines.addAll(lines(Kind.ADDED, change.to(), change.toEnd()));
      at = change.toEnd();
    }
    lines.addAll(kept(at, at + after));
    String place = new Place(aligned, shown).of(lastPiece);
    return new Hunk(slug, place, first.from() - before, first.to() - before, lines);
  }

  /**
   * How many lines to show from a line on: to a limit when it is near, so that no single line of a
   * method is left out, and else a few. The outermost line is not blank.
   */
  private int context(int line, int limit, int step) {
    int room = Math.max(0, (limit - line) * step + 1);
    room = room <= NEAR ? room : CONTEXT;
    while (room > 0 && to.lines().get(line + (room - 1) * step).isBlank()) {
      room--;
    }
    return room;
  }

  private static List<Line> kept(int start, int end) {
    return lines(Kind.KEPT, start, end);
  }

  private static List<Line> lines(Kind kind, int start, int end) {
    return IntStream.range(start, end).mapToObj(number -> new Line(kind, number)).toList();
  }
}
