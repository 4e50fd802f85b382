package notif.page;

import notif.page.Part.Kind;

/** Says in words where a change goes; code stands between backticks. */
final class Place {

  private Place() {}

  /**
   * The place of a change.
   *
   * @param piece the change and the part that it belongs to
   * @param from the parts of the earlier file
   * @param to the parts of the later file
   */
  static String of(Piece piece, Part from, Part to) {
    Change change = piece.change();
    Part part = piece.part();
    if (part == null) {
      return after(to.around(change.to()), change.to());
    }
    if (!to.contains(part.key())) {
      return inside(part.parent()) + "where " + part.words() + " was";
    }
    boolean member = part.kind() == Kind.METHOD || part.kind() == Kind.TYPE;
    if (member && !from.contains(part.key())) {
      return piece.replaced() == null
          ? after(part.parent(), part.start())
          : inside(part.parent()) + "in place of " + piece.replaced().words();
    }
    return in(part, (change.removesOnly() ? change.fromEnd() : change.toEnd()) <= part.code());
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

  /** Between two parts. */
  private static String after(Part around, int line) {
    Part before = around.before(line);
    if (before == null) {
      return around.parts().isEmpty() ? "after line " + line : "at the top of the file";
    }
    String where = before.kind() == Kind.HEAD ? "at the top" : "after " + before.words();
    return inside(around) + where;
  }

  private static String inside(Part type) {
    return type.kind() == Kind.FILE ? "" : "in " + type.words() + ", ";
  }
}
