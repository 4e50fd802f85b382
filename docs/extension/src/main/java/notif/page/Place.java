package notif.page;

import java.util.Set;
import notif.page.Part.Kind;

/** Says in words where a change goes; code stands between backticks. */
final class Place {

  private final Aligned aligned;
  private final Set<String> shown;

  /**
   * The places of a file.
   *
   * @param shown the slugs of the changes that are there already; null if all before one are
   */
  Place(Aligned aligned, Set<String> shown) {
    this.aligned = aligned;
    this.shown = shown;
  }

  String of(Piece piece) {
    Change change = piece.change();
    Part part = piece.part();
    if (part == null) {
      return after(aligned.toFile().around(change.to()), change.to());
    }
    if (!aligned.toFile().contains(part.key())) {
      return inside(part.parent()) + "where " + part.words() + " was";
    }
    if (aligned.earlier(part) == null) {
      return after(part.parent(), part.start());
    }
    String former = formerName(part, aligned);
    return former == null
        ? in(part, (change.removesOnly() ? change.fromEnd() : change.toEnd()) <= part.code())
        : inside(part.parent()) + "in place of " + former;
  }

  /** What a part was called in the earlier file; null if it is new, or had this name. */
  static String formerName(Part part, Aligned aligned) {
    Part old = aligned.earlier(part);
    return old == null || old.name().equals(part.name()) ? null : old.words();
  }

  /** In an existing part, or in its javadoc alone. */
  private static String in(Part part, boolean javadoc) {
    String of = part.kind() == Kind.HEAD ? part.parent().words() : part.qualified();
    if (javadoc) {
      return "in the javadoc of " + of;
    }
    return switch (part.kind()) {
      case IMPORTS -> "among the imports";
      case PACKAGE -> "at the head of the file";
      case HEAD -> "in the declaration of " + of;
      case CONSTANTS, FIELDS -> "among " + of;
      default -> "in " + of;
    };
  }

  /** After the last part before a line that the reader has. */
  private String after(Part around, int line) {
    Part before = null;
    for (Part part : around.parts()) {
      before = part.end() <= line && isThere(part) ? part : before;
    }
    if (before == null) {
      return around.parts().isEmpty() ? "after line " + line : "at the top of the file";
    }
    String where = before.kind() == Kind.HEAD ? "at the top" : "after " + before.words();
    return inside(around) + where;
  }

  private boolean isThere(Part part) {
    return aligned.earlier(part) != null || shown == null || shown.contains(part.slug());
  }

  private static String inside(Part type) {
    return type.kind() == Kind.FILE ? "" : "in " + type.words() + ", ";
  }
}
