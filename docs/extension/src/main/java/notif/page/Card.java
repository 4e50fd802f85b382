package notif.page;

import java.util.List;
import notif.page.Hunk.Kind;
import notif.page.Hunk.Line;

/**
 * A change as the reader sees it: a head with the file, the place and the counts, and the code.
 *
 * <p>The code is an element {@code pre} whose text is exact to the last line end. Added lines stand
 * in {@code ins}, removed ones in {@code del}; signs, words for a screen reader and the rule that
 * removed lines are not copied are in the style of the page.
 */
final class Card {

  private final int step;
  private final Source from;
  private final Source to;

  /**
   * The cards of one file in one step.
   *
   * @param from the file in the earlier step, null when it is new
   * @param to the file in the later step, null when it was removed
   */
  Card(int step, Source from, Source to) {
    this.step = step;
    this.from = from;
    this.to = to;
  }

  /**
   * A card, and the id by which the text can point to it.
   *
   * <p>The attribute {@code data-hunk} holds the step, the first line in the earlier and in the
   * later file, and the file; {@code data-new} and {@code data-gone} the step and the file.
   */
  record Rendered(String id, String html) {}

  /** The listing of a new file. */
  Rendered whole() {
    String id = "step-" + step + "-" + to.slug();
    String lines = to.lines().size() + " lines";
    String what = from == null && step > 1 ? "new file, " + lines : lines;
    String data = "data-new=\"%d %s\"".formatted(step, Html.value(to.file()));
    return card(id, data, what, "", merged(String.join("", Highlighter.lines(to))));
  }

  /** The word that a file is no longer there. */
  Rendered removed() {
    String id = "step-" + step + "-" + from.slug();
    String text = "<p id=%s data-gone=\"%d %s\">The file <code>%s</code> is removed.</p>";
    String file = Html.value(from.file());
    return new Rendered(id, text.formatted(id, step, file, Html.text(from.name())));
  }

  Rendered hunk(Hunk hunk) {
    String id = "step-" + step + "-" + to.slug() + "-" + hunk.slug();
    String data =
        "data-hunk=\"%d %d %d %s\""
            .formatted(step, hunk.from() + 1, hunk.to() + 1, Html.value(to.file()));
    return card(id, data, hunk.place(), counts(hunk), code(hunk));
  }

  /**
   * The figure scrolls sideways as a whole; its caption is its name, code in it a short {@code u}.
   */
  private Rendered card(String id, String data, String place, String counts, String code) {
    String html =
        """
        <figure id=%1$s tabindex=0 %2$s>\
        <figcaption><a href=#%1$s><b>%3$s</b> %4$s</a>%5$s</figcaption>
        <pre>%6$s</pre></figure>"""
            .formatted(
                id,
                data,
                Html.text(to.name()),
                Html.words(place).replace("code>", "u>"),
                counts,
                code);
    return new Rendered(id, html);
  }

  private static String counts(Hunk hunk) {
    long added = hunk.count(Kind.ADDED);
    long removed = hunk.count(Kind.REMOVED);
    String plus = added > 0 ? "+" + added : "";
    String minus = removed > 0 ? "−" + removed : "";
    return "<small>" + (plus + " " + minus).strip() + "</small>";
  }

  private String code(Hunk hunk) {
    List<String> old = Highlighter.lines(from);
    List<String> now = Highlighter.lines(to);
    StringBuilder code = new StringBuilder();
    Kind kind = Kind.KEPT;
    for (Line line : hunk.lines()) {
      if (line.kind() != kind) {
        code.append(end(kind)).append(begin(line.kind()));
        kind = line.kind();
      }
      code.append((kind == Kind.REMOVED ? old : now).get(line.number()));
    }
    return merged(code.append(end(kind)).toString());
  }

  private static String begin(Kind kind) {
    return kind == Kind.KEPT ? "" : kind == Kind.ADDED ? "<ins>" : "<del>";
  }

  private static String end(Kind kind) {
    return begin(kind).replace("<", "</");
  }

  /** Neighbouring marks of one kind become one, over line ends too, to keep the page small. */
  static String merged(String code) {
    return code.replaceAll("</([biu]|var)>( ?|\n *)<\\1>", "$2");
  }
}
