package notif.page;

import java.util.ArrayList;
import java.util.List;

/**
 * What a change does to one part of the file.
 *
 * @param part null where it has no name, as in a file that is not Java
 */
record Piece(Change change, Part part) {

  /** Cuts a change at the parts of both files that it touches. */
  static List<Piece> cut(Change change, Aligned aligned) {
    List<Run> removed = runs(aligned.fromFile(), change.from(), change.fromEnd());
    List<Run> added = runs(aligned.toFile(), change.to(), change.toEnd());
    List<Piece> pieces = new ArrayList<>();
    int to = change.to();
    for (Run old : removed) {
      int partner = partner(old, added, aligned);
      for (int i = 0; i < partner; i++) {
        Run before = added.remove(0);
        pieces.add(before.added(old.start));
        to = before.end;
      }
      if (partner < 0) {
        pieces.add(new Piece(new Change(old.start, old.end, to, to), old.part));
      } else {
        Run now = added.remove(0);
        pieces.add(new Piece(new Change(old.start, old.end, to, now.end), now.part));
        to = now.end;
      }
    }
    added.forEach(run -> pieces.add(run.added(change.fromEnd())));
    return pieces;
  }

  String key() {
    return part == null ? "" : part.key();
  }

  /** Where among the added lines those stand that belong to the removed ones; -1 for nowhere. */
  private static int partner(Run old, List<Run> added, Aligned aligned) {
    for (int i = 0; i < added.size(); i++) {
      Part now = added.get(i).part;
      boolean same =
          old.part == null || now == null ? old.part == now : aligned.later(old.part) == now;
      if (same) {
        return i;
      }
    }
    return -1;
  }

  /** Neighbouring lines of one part; what stands between two parts goes with the one before. */
  private static List<Run> runs(Part file, int start, int end) {
    List<Run> runs = new ArrayList<>();
    for (int line = start; line < end; line++) {
      Part part = file.at(line, start, end);
      Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      boolean goesOn = last != null && (part == null || last.part == null || part == last.part);
      if (goesOn) {
        runs.set(runs.size() - 1, new Run(part == null ? last.part : part, last.start, line + 1));
      } else {
        runs.add(new Run(part, line, line + 1));
      }
    }
    return runs;
  }

  private record Run(Part part, int start, int end) {

    Piece added(int from) {
      return new Piece(new Change(from, from, start, end), part);
    }
  }
}
