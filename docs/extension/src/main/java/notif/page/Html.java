package notif.page;

/** Text as it stands in HTML. */
final class Html {

  private Html() {}

  /**
   * Escapes text, so that a parser gives back the same characters. A carriage return would be taken
   * for a line end.
   */
  static String text(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\r", "&#13;");
  }

  /** Escapes the value of an attribute. */
  static String value(String text) {
    return text(text).replace("\"", "&quot;");
  }

  /** Escapes words and marks what is between backticks as code. */
  static String words(String words) {
    return text(words).replaceAll("`([^`]*)`", "<code>$1</code>");
  }
}
