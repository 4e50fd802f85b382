package notif.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import notif.page.Hunk.Line;

/**
 * All versions of a file in one listing: every line is there once, with the step that brought it
 * and the step that took it away. The style of the page shows those that stand at one step, so that
 * the whole files of all steps cost little more than those of one. The places that cards lead to
 * have ids.
 */
final class Weave {

  private final List<Thread> threads = new ArrayList<>();
  private final StringBuilder heads = new StringBuilder();
  private final int born;
  private Source now;
  private int rows; // of the longest version

  private Weave(int born, Source source) {
    this.born = born;
    now = source;
    rows = source.lines().size();
    lines(source).forEach(line -> threads.add(new Thread(line, born)));
  }

  /** The versions of a file by step; a file that was removed may not come again. */
  static String html(TreeMap<Integer, Source> versions, int last) {
    Weave weave = new Weave(versions.firstKey(), versions.firstEntry().getValue());
    for (Map.Entry<Integer, Source> version : versions.tailMap(weave.born, false).entrySet()) {
      weave.add(version.getKey(), version.getValue());
    }
    int gone = versions.lastKey() < last ? versions.lastKey() + 1 : 0;
    return weave.html(gone);
  }

  /** The file among the contents of the page: links to it after each step that changes it. */
  static String links(TreeMap<Integer, Source> versions) {
    Source file = versions.firstEntry().getValue();
    StringBuilder links = new StringBuilder("<li class=v>" + Html.text(file.name()));
    Source before = null;
    for (Map.Entry<Integer, Source> version : versions.entrySet()) {
      if (!version.getValue().equals(before)) {
        String link = " <a href=#files-%1$d-%2$s aria-label=\"%3$s after step %1$d\">%1$d</a>";
        links.append(link.formatted(version.getKey(), file.slug(), Html.value(file.name())));
      }
      before = version.getValue();
    }
    return links.append("\n").toString();
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
    if (!now.equals(next)) {
      heads.append("<span id=files-%d-%s></span>".formatted(step, next.slug()));
      Hunks.between(now, next).forEach(hunk -> place(hunk, step, next));
    }
    now = next;
    rows = Math.max(rows, next.lines().size());
  }

  /** The card of a hunk leads to the first line that it brings or, if it brings none, the next. */
  private void place(Hunk hunk, int step, Source file) {
    List<Thread> alive = threads.stream().filter(thread -> thread.died == 0).toList();
    int line = hunk.to();
    for (Line each : hunk.lines()) {
      if (each.kind() != Hunk.Kind.KEPT) {
        break;
      }
      line++;
    }
    Thread there = alive.get(Math.min(line, alive.size() - 1));
    there.anchors += "<span id=files-%d-%s-%s></span>".formatted(step, file.slug(), hunk.slug());
  }

  private static List<String> lines(Source source) {
    return Highlighter.lines(source).stream().map(Card::merged).toList();
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
      code.append(thread.anchors).append(thread.html);
    }
    code.append(open.isEmpty() ? "" : "</b>");
    return """
        <details open id=files-%d-%s%s style="--high:%dpx"><summary>%s<h2>%s</h2></summary>
        <pre tabindex=0 role=group aria-label="%6$s">%s</pre>
        </details>"""
        .formatted(
            born,
            now.slug(),
            steps(born, gone),
            Chapters.height(rows),
            heads,
            Html.value(now.name()),
            code);
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
    String anchors = "";
    int died;

    Thread(String html, int born) {
      this.html = html;
      this.born = born;
    }
  }
}
