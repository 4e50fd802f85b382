package notif.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Someone who follows the tutorial with nothing but the page: types what it shows as new, and
 * changes what it shows as changed, at the line where it says so.
 */
final class Reader {

  private final Document page;
  private final Map<String, List<String>> files = new TreeMap<>();

  Reader(Document page) {
    this.page = page;
  }

  /** Does one step and returns the files after it, by their paths below the source folders. */
  Map<String, String> follow(int step) {
    List<Element> cards = page.select("[data-new], [data-gone], [data-hunk]").asList();
    List<Element> mine = new ArrayList<>(cards);
    mine.removeIf(card -> !words(card)[0].equals(step + ""));
    mine.sort(Comparator.comparingInt(Reader::line).thenComparingInt(Reader::earlierLine));
    assertThat(mine).as("cards of step %d", step).isNotEmpty();
    for (Element card : mine) {
      String file = words(card)[words(card).length - 1];
      if (card.hasAttr("data-new")) {
        assertThat(files.put(file, lines(card.selectFirst("pre").wholeText())))
            .as("%s before it is shown as new", file)
            .isNull();
      } else if (card.hasAttr("data-hunk")) {
        change(card, files.get(file));
      } else {
        assertThat(files.remove(file)).as("%s before it is removed", file).isNotNull();
      }
    }
    Map<String, String> texts = new TreeMap<>();
    files.forEach((file, lines) -> texts.put(file, String.join("", lines)));
    return texts;
  }

  /** What a card says of itself: step, first lines in the old and the new file, file. */
  private static String[] words(Element card) {
    return (card.attr("data-new") + card.attr("data-gone") + card.attr("data-hunk")).split(" ");
  }

  private static int line(Element card) {
    return card.hasAttr("data-hunk") ? Integer.parseInt(words(card)[2]) : 0;
  }

  /** Tells apart what is removed from one place. */
  private static int earlierLine(Element card) {
    return card.hasAttr("data-hunk") ? Integer.parseInt(words(card)[1]) : 0;
  }

  /** Since the changes are made from the top down, the line in the new file is the place. */
  private static void change(Element card, List<String> lines) {
    int at = line(card) - 1;
    StringBuilder kept = new StringBuilder();
    for (Node node : card.selectFirst("pre").childNodes()) {
      if (node.nameIs("ins") || node.nameIs("del")) {
        at = keep(card, lines, at, kept);
        for (String line : lines(((Element) node).wholeText())) {
          if (node.nameIs("ins")) {
            lines.add(at++, line);
          } else {
            assertThat(lines.remove(at)).as("line to remove by %s", card.id()).isEqualTo(line);
          }
        }
      } else {
        kept.append(node instanceof TextNode text ? text.getWholeText() : text(node));
      }
    }
    keep(card, lines, at, kept);
  }

  private static String text(Node node) {
    return ((Element) node).wholeText();
  }

  /** Goes over lines that stay and returns the line after them. */
  private static int keep(Element card, List<String> lines, int at, StringBuilder kept) {
    List<String> expected = lines(kept.toString());
    kept.setLength(0);
    assertThat(lines.subList(at, at + expected.size()))
        .as("lines around %s", card.id())
        .isEqualTo(expected);
    return at + expected.size();
  }

  private static List<String> lines(String text) {
    return new ArrayList<>(text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)")));
  }
}
