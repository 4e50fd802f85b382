package notif.page;

import java.util.stream.Collectors;
import notif.page.Run.Line;
import notif.page.Run.Window;

/**
 * A run as the reader sees it: what a person types stands in {@code kbd}, the rest in the element
 * around it. The prompt is in the style of the page, so that it is not copied.
 */
final class Terminal {

  private Terminal() {}

  static Rendered of(Run run) {
    String id = "run-" + run.name();
    String html =
        """
        <figure class=run id=%s>
        <figcaption>%s</figcaption>
        %s
        </figure>"""
            .formatted(
                id,
                Html.words(run.title()),
                run.windows().stream().map(Terminal::html).collect(Collectors.joining("\n")));
    return new Rendered(id, html, plain(run));
  }

  private static String html(Window window) {
    String name = window.name().isEmpty() ? "" : "<p>" + Html.words(window.name()) + "</p>\n";
    if (window.lines().isEmpty()) {
      return name.strip();
    }
    String label = window.name().isEmpty() ? "Terminal" : "Terminal: " + window.name();
    String lines = window.lines().stream().map(Terminal::html).collect(Collectors.joining("\n"));
    return "%s<pre tabindex=0 role=group aria-label=\"%s\">%s</pre>"
        .formatted(name, Html.value(label), lines);
  }

  private static String html(Line line) {
    String text = Html.text(line.text());
    return switch (line.kind()) {
      case COMMAND -> "<kbd class=c>" + text + "</kbd>";
      case TYPED, KEY -> "<kbd>" + text + "</kbd>";
      case PROMPT -> "<b>" + text + "</b>";
      case OUTPUT -> text;
    };
  }

  private static String plain(Run run) {
    StringBuilder plain = new StringBuilder();
    String title = run.title();
    for (Window window : run.windows()) {
      if (window.lines().isEmpty()) {
        plain.append(window.name()).append("\n\n");
        continue;
      }
      String lines = window.lines().stream().map(Terminal::plain).collect(Collectors.joining("\n"));
      String caption = window.name().isEmpty() ? title : title + " (" + window.name() + ")";
      plain.append(Rendered.listing(caption, lines)).append("\n\n");
    }
    return plain.toString().strip();
  }

  private static String plain(Line line) {
    return (line.kind() == Run.Kind.COMMAND ? "$ " : "") + line.text();
  }
}
