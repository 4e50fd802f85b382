package notif.page;

/** A whole file as it is after a step, folded. */
final class Whole {

  private Whole() {}

  static String html(int step, Source file) {
    return """
        <details class="whole"><summary><b>%s</b> <span>after step %d, %d lines</span></summary>
        <pre tabindex="0" role="group" aria-label="%s after step %2$d"><code>%s</code></pre>
        </details>"""
        .formatted(
            Html.text(file.name()),
            step,
            file.lines().size(),
            Html.value(file.name()),
            Card.merged(String.join("", Highlighter.lines(file))));
  }
}
