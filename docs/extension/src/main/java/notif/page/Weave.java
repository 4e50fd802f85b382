package notif.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All versions of a file in one listing: every line is there once, with the step that brought it
 * and the step that took it away. The style of the page shows those that stand at one step, so that
 * the whole files of all steps cost little more than those of one.
 */
final class Weave {

  private final List<Thread> threads = new ArrayList<>();
  private final int born;
  private Source now;

  private Weave(int born, Source source) {
    this.born = born;
    now = source;
    lines(source).forEach(line -> threads.add(new Thread(line, born)));
  }

  /**
   * The versions of a file by step; a file that was removed may not come again. One that never
   * changed is on the page already, as a card.
   */
  static String html(TreeMap<Integer, Source> versions, int last) {
    if (versions.lastKey() == last && Set.copyOf(versions.values()).size() == 1) {
      return card(versions.firstKey(), versions.firstEntry().getValue());
    }
    Weave weave = new Weave(versions.firstKey(), versions.firstEntry().getValue());
    for (Map.Entry<Integer, Source> version : versions.tailMap(weave.born, false).entrySet()) {
      weave.add(version.getKey(), version.getValue());
    }
    int gone = versions.lastKey() < last ? versions.lastKey() + 1 : 0;
    return weave.html(gone);
  }

  private static String card(int step, Source file) {
    return """
        <details%s><summary>%s</summary>
        <p>It is as it came in <a href="#step-%d-%s">step %3$d</a>.</p>
        </details>"""
        .formatted(steps(step, 0), Html.text(file.name()), step, file.slug());
  }

  private void add(int step, Source next) {
    List<Thread> alive = threads.stream().filter(thread -> thread.died == 0).toList();
    List<String> html = lines(next);
    for (Change change : Changes.between(now, next)) {
      boolean atEnd = change.from() == alive.size();
      int at = atEnd ? threads.size() : threads.indexOf(alive.get(change.from()));
      alive.subList(change.from(), change.fromEnd()).forEach(thread -> thread.died = step);
      for (String line : html.subList(change.to(), change.toEnd())) {
        threads.add(at++, new Thread(line, step));
      }
    }
    now = next;
  }

  /** Without marks: this is the largest part of the page. */
  private static List<String> lines(Source source) {
    return source.lines().stream().map(Html::text).toList();
  }

  private String html(int gone) {
    StringBuilder code = new StringBuilder();
    String open = "";
    for (Thread thread : threads) {
      String steps = steps(thread.born == born ? 0 : thread.born, thread.died);
      if (!steps.equals(open)) {
        code.append(open.isEmpty() ? "" : "</b>");
        code.append(steps.isEmpty() ? "" : "<b" + steps + ">");
        open = steps;
      }
      code.append(thread.html);
    }
    code.append(open.isEmpty() ? "" : "</b>");
    return """
        <details%s><summary>%s</summary>
        <pre tabindex=0 role=group aria-label="%2$s">%s</pre>
        </details>"""
        .formatted(steps(born, gone), Html.value(now.name()), code);
  }

  private static String steps(int born, int died) {
    String classes = (born > 1 ? "a" + born : "") + (died > 0 ? " d" + died : "");
    String value = born > 1 && died > 0 ? '"' + classes + '"' : classes.strip();
    return classes.isEmpty() ? "" : " class=" + value;
  }

  /** A line from the step that brought it to the step that took it away, 0 as long as it stands. */
  private static final class Thread {

    final String html;
    final int born;
    int died;

    Thread(String html, int born) {
      this.html = html;
      this.born = born;
    }
  }
}
