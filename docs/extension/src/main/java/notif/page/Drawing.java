package notif.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A drawing of {@code docs/drawings}: SVG without colours, which the style of the page brings, with
 * a title and a description for those who do not see it.
 *
 * @param name the name of the file without its ending
 * @param label what is read out: the title and the description, in XML
 */
record Drawing(String name, String label, String box, String shapes) {

  private static final Pattern SVG =
      Pattern.compile("(?s)(?:<\\?xml[^>]*>\\s*)?<svg\\b([^>]*)>(.*)</svg>\\s*");
  private static final Pattern BOX = Pattern.compile("viewBox=\"(0 0 \\d+ \\d+)\"");
  private static final Pattern FOREIGN =
      Pattern.compile("(?i)<(?:script|style|image|foreignObject)|\\b(?:style|href|id|on\\w+)=");

  /**
   * Reads a file.
   *
   * @throws PageException if it has no title, no description or no box, or brings what is not only
   *     drawn
   */
  static Drawing parse(String name, String text) {
    Matcher svg = SVG.matcher(text);
    if (!svg.matches()) {
      throw new PageException(name + " is no drawing");
    }
    Matcher box = BOX.matcher(svg.group(1));
    if (!box.find()) {
      throw new PageException(name + " has no viewBox=\"0 0 W H\"");
    }
    Matcher foreign = FOREIGN.matcher(text);
    if (foreign.find()) {
      throw new PageException(name + " may not have " + foreign.group());
    }
    String title = element(name, svg.group(2), "title");
    String label = (title + ". " + element(name, svg.group(2), "desc")).replace("..", ".");
    return new Drawing(name.replace(".svg", ""), label, box.group(1), shapes(svg.group(2)));
  }

  private static String shapes(String content) {
    return content
        .replaceAll("(?s)<(title|desc)>.*?</\\1>|<!--.*?-->", "")
        .replaceAll("\\s*\n\\s*", "\n")
        .strip();
  }

  private static String element(String name, String content, String element) {
    String tag = "<" + element + ">(.*?)</" + element + ">";
    Matcher matcher = Pattern.compile("(?s)" + tag).matcher(content);
    if (!matcher.find() || matcher.group(1).isBlank()) {
      throw new PageException(name + " has no <" + element + ">");
    }
    return matcher.group(1).strip().replaceAll("\\s+", " ");
  }

  /** The drawing in the text of the page. */
  Rendered rendered() {
    String id = "drawing-" + name;
    String svg = Picture.html(box, label.replace("\"", "&quot;"), shapes);
    String html = "<figure class=drawing id=%s>\n%s\n</figure>".formatted(id, svg);
    return new Rendered(id, html, Picture.plain(box, label, shapes));
  }
}
