package notif.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** A file as it was before a step, with the changes that have been typed since, in any order. */
final class Typed {

  private final List<String> lines; // as they were
  private final List<Boolean> gone = new ArrayList<>();
  private final Map<Integer, List<String>> added = new TreeMap<>(); // before which line

  Typed(String text) {
    lines = text.lines().toList();
    lines.forEach(line -> gone.add(false));
  }

  /** Does what a card says, whose head names its first line in the file as it was. */
  void change(Element card) {
    int at = Integer.parseInt(card.attr("data-hunk").split(" ")[1]) - 1;
    StringBuilder kept = new StringBuilder();
    for (Node node : card.selectFirst("pre").childNodes()) {
      String text = node instanceof TextNode plain ? plain.getWholeText() : whole(node);
      if (node.nameIs("ins") || node.nameIs("del")) {
        at = pass(card, kept, at);
      }
      if (node.nameIs("ins")) {
        added.computeIfAbsent(at, key -> new ArrayList<>()).addAll(text.lines().toList());
      } else if (node.nameIs("del")) {
        int end = at + text.lines().toList().size();
        assertThat(lines.subList(at, end))
            .as("removed by %s", card.id())
            .isEqualTo(text.lines().toList());
        gone.subList(at, end).replaceAll(before -> true);
        at = end;
      } else {
        kept.append(text);
      }
    }
    pass(card, kept, at);
  }

  private static String whole(Node node) {
    return ((Element) node).wholeText();
  }

  /** Goes over lines that stay, and returns the number of the one after them. */
  private int pass(Element card, StringBuilder kept, int at) {
    List<String> expected = kept.toString().lines().toList();
    kept.setLength(0);
    int end = at + expected.size();
    assertThat(lines.subList(at, end)).as("lines around %s", card.id()).isEqualTo(expected);
    return end;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i <= lines.size(); i++) {
      added.getOrDefault(i, List.of()).forEach(line -> text.append(line).append('\n'));
      if (i < lines.size() && !gone.get(i)) {
        text.append(lines.get(i)).append('\n');
      }
    }
    return text.toString();
  }
}
