package notif.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a Java file that has a name of its own: a method, the imports, the fields of a class.
 * Lines count from 0, the end is exclusive; the javadoc belongs to what it documents.
 *
 * @param words what the part is called, with code between backticks
 * @param id the same for the end of a link, unique among the parts beside it
 * @param code the first line after the javadoc
 */
record Part(
    Kind kind,
    String words,
    String id,
    int start,
    int code,
    int end,
    Part parent,
    List<Part> parts) {

  /** The kinds of parts, as far as a reader is told different things about their place. */
  enum Kind {
    FILE,
    PACKAGE,
    IMPORTS,
    TYPE,
    HEAD,
    CONSTANTS,
    FIELDS,
    METHOD
  }

  /** Adds a part inside this one and returns it. */
  Part add(Kind kind, String words, String id, int start, int code, int end) {
    Part part = new Part(kind, words, id, start, code, end, this, new ArrayList<>());
    parts.add(part);
    return part;
  }

  /** A whole file. */
  static Part file(int lines) {
    return new Part(Kind.FILE, "the file", "", 0, 0, lines, null, new ArrayList<>());
  }

  boolean holds(int line) {
    return start <= line && line < end;
  }

  /** The path from the outermost type, which tells a part from all others of its file. */
  String key() {
    boolean outermost = parent == null || parent.parent == null;
    return outermost ? kind + " " + id : parent.key() + "." + kind + " " + id;
  }

  /** The path for a link: without the outermost type, whose name the file has already. */
  String slug() {
    boolean inner = parent != null && parent.parent != null && parent.parent.parent != null;
    return inner ? parent.slug() + "-" + id : id;
  }

  /**
   * The innermost part that holds a line, or the outermost one that was added or removed as a whole
   * between two lines; null between two parts.
   */
  Part at(int line, int start, int end) {
    for (Part part : parts) {
      if (part.holds(line)) {
        boolean whole = start <= part.start && part.end <= end;
        return whole || part.parts.isEmpty() ? part : part.at(line, start, end);
      }
    }
    return null;
  }

  /** Whether a part inside has this key. */
  boolean contains(String key) {
    return parts.stream().anyMatch(part -> part.key().equals(key) || part.contains(key));
  }

  /** The innermost type, or the file, around a line. */
  Part around(int line) {
    for (Part part : parts) {
      if (part.kind == Kind.TYPE && part.holds(line)) {
        return part.around(line);
      }
    }
    return this;
  }

  /** As a reader says it where it stands alone: {@code Session.answer()}. */
  String qualified() {
    boolean member = parent != null && parent.kind == Kind.TYPE;
    return switch (kind) {
      case METHOD ->
          member && words.startsWith("`")
              ? "`" + parent.name() + "." + words.substring(1)
              : words + " of `" + parent.name() + "`";
      case CONSTANTS, FIELDS -> words + " of " + parent.words;
      default -> words;
    };
  }

  /** The name alone: of a method without parameters, of a type without the word for its kind. */
  String name() {
    return words.replaceAll(".*`([^(]*).*`", "$1");
  }
}
