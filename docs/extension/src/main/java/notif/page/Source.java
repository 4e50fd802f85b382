package notif.page;

import java.nio.file.Path;
import java.util.List;

/**
 * A file of an iteration.
 *
 * @param path where it is in its module, as in {@code src/main/java/notif/Session.java}
 * @param lines its lines with their line ends, so that a last line without one differs from a last
 *     line with one
 */
record Source(String path, List<String> lines) {

  static Source of(String path, String text) {
    return new Source(path, text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)")));
  }

  /** The path below the folder of its kind, as a directive names it: {@code notif/Session.java}. */
  String file() {
    return path.replaceFirst("src/main/(java|resources)/", "");
  }

  /** The name without folders, as a reader knows it. */
  String name() {
    return Path.of(path).getFileName().toString();
  }

  /** The name for the ids of the page: {@code session} for a class. */
  String slug() {
    return Slug.of(isJava() ? name().substring(0, name().length() - ".java".length()) : name());
  }

  boolean isJava() {
    return path.endsWith(".java");
  }

  String text() {
    return String.join("", lines);
  }
}
