package notif.page;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A block of the page.
 *
 * @param id what the text points to it by, empty for nothing
 * @param html the block as it stands on the page
 * @param plain the same in AsciiDoc, for a book
 */
record Rendered(String id, String html, String plain) {

  private static final int FEW = 30; // lines

  /** A block that stands in AsciiDoc everywhere. */
  static Rendered text(String asciidoc) {
    return new Rendered("", "", asciidoc);
  }

  /** Several blocks inside another one. */
  static String html(List<Rendered> blocks) {
    return blocks.stream().map(Rendered::html).collect(Collectors.joining("\n"));
  }

  /** Several blocks inside another one, in AsciiDoc. */
  static String plain(List<Rendered> blocks) {
    return blocks.stream().map(Rendered::plain).collect(Collectors.joining("\n\n"));
  }

  /** A listing in AsciiDoc, under a title of which nothing is taken for markup. */
  static String listing(String title, String text) {
    return caption(title) + block(text);
  }

  /** A title of a block, in which words between backticks are code. */
  static String caption(String title) {
    return title.isEmpty() ? "" : "." + Asciidoc.words(title) + "\n";
  }

  /** A listing without a title. The lines come through as they are; a few stay on one sheet. */
  static String block(String text) {
    String fence = "-".repeat(64);
    String whole = text.lines().count() > FEW ? "" : "%unbreakable,";
    String head = "[" + whole + "subs=specialcharacters]\n";
    return head + fence + "\n" + text.stripTrailing() + "\n" + fence;
  }
}
