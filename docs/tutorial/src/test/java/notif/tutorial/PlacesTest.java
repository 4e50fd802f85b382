package notif.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Whoever types the changes in the order of the page, by the words of their heads, can. */
class PlacesTest {

  private static final Pattern AFTER = Pattern.compile("after (\\w+)\\(");

  private final List<Element> cards = Rendered.page().select("[data-hunk]");

  /** A change goes behind a method that was there before the step, or has been typed by then. */
  @Test
  void whatAPlaceNamesIsThere() {
    Map<String, String> typed = new HashMap<>();
    int checked = 0;
    for (Element card : cards) {
      String[] data = card.attr("data-hunk").split(" "); // step, two lines, file
      String file = data[0] + " " + data[3];
      String code = typed.computeIfAbsent(file, key -> before(Integer.parseInt(data[0]), data[3]));
      Matcher after = AFTER.matcher(card.select("figcaption a").get(1).text());
      if (after.find()) {
        assertThat(code).as(card.id()).containsPattern(declaration(after.group(1)));
        checked++;
      }
      typed.put(file, code + "\n" + String.join("\n", card.select("ins").eachText()));
    }
    assertThat(checked).isGreaterThan(50);
  }

  /** What is typed from one card compiles, or at least has its ends: no method is cut in two. */
  @Test
  void aCardCutsNoMethodInTwo() {
    for (Element card : cards) {
      assertThat(depth(card, "ins") - depth(card, "del")).as(card.id()).isZero();
    }
  }

  private static int depth(Element card, String side) {
    String code = String.join("\n", card.select(side).eachText()).replaceAll("'.'", "");
    return code.replaceAll("[^{]", "").length() - code.replaceAll("[^}]", "").length();
  }

  private static Pattern declaration(String method) {
    return Pattern.compile("[\\w>\\]] " + method + "\\((?![^{]*;)|(?m)^ *" + method + "\\([^;]*$");
  }

  private static String before(int step, String file) {
    return Rendered.files(step - 1).getOrDefault(file, "");
  }
}
