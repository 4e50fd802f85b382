package notif.page;

/** Text as it stands in AsciiDoc. */
final class Asciidoc {

  private Asciidoc() {}

  /** Words of which only code between backticks is markup. */
  static String words(String words) {
    StringBuilder text = new StringBuilder();
    String[] parts = words.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      text.append(part.isEmpty() ? "" : i % 2 == 0 ? passed(part) : "`" + passed(part) + "`");
    }
    return text.toString();
  }

  /** Only the characters that are special in HTML are replaced. */
  static String passed(String text) {
    return "pass:c[" + text.replace("]", "\\]") + "]";
  }
}
