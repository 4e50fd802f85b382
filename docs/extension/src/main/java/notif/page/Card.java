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

  private final String prefix;
  private final int step;
  private final Source from;
  private final Source to;

  private Card(String prefix, int step, Source from, Source to) {
    this.prefix = prefix;
    this.step = step;
    this.from = from;
    this.to = to;
  }

  /**
   * The cards of one file in one step. Their attribute {@code data-hunk} holds the step, the first
   * line in the earlier and in the later file, and the file; {@code data-new} and {@code data-gone}
   * the step and the file.
   *
   * @param from the file in the earlier step, null when it is new
   * @param to the file in the later step, null when it was removed
   */
  static Card of(int step, Source from, Source to) {
    return new Card("step-" + step, step, from, to);
  }

  /** The cards of a change that belongs to no step; their ids begin with one of its own. */
  static List<Rendered> aside(String id, Source from, Source to) {
    Card card = new Card(id, 0, from, to);
    return from.lines().isEmpty()
        ? List.of(card.whole())
        : Hunks.between(from, to).stream().map(card::hunk).toList();
  }

  /** A file that belongs to no step, as it stands. */
  static Rendered standing(Source file) {
    return new Card("file", 0, file, file).whole();
  }

  /** The listing of a file that is new, or is on the page for the first time. */
  Rendered whole() {
    String id = id();
    String lines = to.lines().size() + " lines";
    String what = step == 1 || to.equals(from) ? lines : "new file, " + lines;
    String data = data("new", "");
    String code = merged(String.join("", Highlighter.lines(to)));
    return new Rendered(id, html(id, data, what, "", code), listing(what, to.text()));
  }

  /** The word that a file is no longer there. */
  Rendered removed() {
    String id = prefix + "-" + from.slug();
    String html =
        "<p id=%s data-gone=\"%d %s\">The file <code>%s</code> is removed."
            .formatted(id, step, Html.value(from.file()), Html.text(from.name()));
    return new Rendered(id, html, "The file `" + Asciidoc.passed(from.name()) + "` is removed.");
  }

  /** What the ids of the cards begin with. */
  String id() {
    return prefix + "-" + to.slug();
  }

  Rendered hunk(Hunk hunk) {
    String id = id() + "-" + hunk.slug();
    String data = data("hunk", (hunk.from() + 1) + " " + (hunk.to() + 1) + " ");
    return new Rendered(
        id,
        html(id, data, hunk.place(), counts(hunk), code(hunk)),
        listing(hunk.place(), signed(hunk)));
  }

  private String data(String kind, String lines) {
    return step == 0
        ? ""
        : " data-%s=\"%d %s%s\"".formatted(kind, step, lines, Html.value(to.file()));
  }

  /**
   * The figure scrolls sideways as a whole; its caption is its name, code in it a short {@code u}.
   * The name of the file leads to the whole file, the rest to the card itself.
   */
  private String html(String id, String data, String place, String counts, String code) {
    String name = Html.text(to.name());
    String file =
        step == 0 ? "<b>" + name + "</b>" : "<a href=" + FilesPage.link(id) + ">" + name + "</a>";
    return """
        <figure id=%1$s tabindex=0%2$s>\
        <figcaption>%3$s <a href=#%1$s>%4$s</a>%5$s</figcaption>
        <pre>%6$s</pre></figure>"""
        .formatted(id, data, file, Html.words(place).replace("code>", "u>"), counts, code);
  }

  private static String counts(Hunk hunk) {
    long added = hunk.count(Kind.ADDED);
    long removed = hunk.count(Kind.REMOVED);
    String plus = added > 0 ? "+" + added : "";
    String minus = removed > 0 ? "−" + removed : "";
    return "<small>" + (plus + " " + minus).strip() + "</small>";
  }

  /** What goes is not highlighted: it is there to be found, not to be read. */
  private String code(Hunk hunk) {
    List<String> highlighted = Highlighter.lines(to);
    StringBuilder code = new StringBuilder();
    Kind kind = Kind.KEPT;
    for (Line line : hunk.lines()) {
      if (line.kind() != kind) {
        code.append(end(kind)).append(begin(line.kind()));
        kind = line.kind();
      }
      code.append(kind == Kind.REMOVED ? Html.text(text(line)) : highlighted.get(line.number()));
    }
    return merged(code.append(end(kind)).toString());
  }

  private String text(Line line) {
    return (line.kind() == Kind.REMOVED ? from : to).lines().get(line.number());
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

  private String listing(String place, String text) {
    return Rendered.listing(to.name() + ", " + place, text);
  }

  /** The lines with signs before them, where there is no style to bring them. */
  private String signed(Hunk hunk) {
    StringBuilder lines = new StringBuilder();
    for (Line line : hunk.lines()) {
      String sign = line.kind() == Kind.ADDED ? "+" : line.kind() == Kind.REMOVED ? "-" : " ";
      lines.append(sign).append(text(line).replaceFirst("\n?$", "\n"));
    }
    return lines.toString();
  }
}
