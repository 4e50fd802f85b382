package notif.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Someone who follows the tutorial with nothing but the page: types what it shows as new, and
 * changes what it shows as changed, at the line where it says so.
 */
final class Reader {

  private final Document page;
  private final Map<String, Typed> files = new TreeMap<>();

  Reader(Document page) {
    this.page = page;
  }

  /** Does one step and returns the files after it, by their paths below the source folders. */
  Map<String, String> follow(int step) {
    List<Element> cards = page.select("[data-new], [data-gone], [data-hunk]").asList();
    List<Element> mine = new ArrayList<>(cards);
    mine.removeIf(card -> !words(card)[0].equals(step + ""));
    mine.sort(Comparator.comparingInt(Reader::line));
    assertThat(mine).as("cards of step %d", step).isNotEmpty();
    mine.forEach(card -> type(card, files));
    Map<String, String> texts = new TreeMap<>();
    files.replaceAll((file, typed) -> new Typed(typed.text()));
    files.forEach((file, typed) -> texts.put(file, typed.text()));
    return texts;
  }

  /** Does what a card says. */
  static void type(Element card, Map<String, Typed> files) {
    String file = words(card)[words(card).length - 1];
    if (card.hasAttr("data-new")) {
      assertThat(files.put(file, new Typed(card.selectFirst("pre").wholeText())))
          .as("%s before it is shown as new", file)
          .isNull();
    } else if (card.hasAttr("data-hunk")) {
      files.get(file).change(card);
    } else {
      assertThat(files.remove(file)).as("%s before it is removed", file).isNotNull();
    }
  }

  /** What a card says of itself: step, first lines in the old and the new file, file. */
  private static String[] words(Element card) {
    return (card.attr("data-new") + card.attr("data-gone") + card.attr("data-hunk")).split(" ");
  }

  /** Of two changes at one line of the old file the one that comes first in the new is first. */
  private static int line(Element card) {
    return card.hasAttr("data-hunk") ? Integer.parseInt(words(card)[2]) : 0;
  }
}
