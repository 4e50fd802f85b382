package notif.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A task, of a file of {@code docs/exercises}, the command that switches on its test, and one way
 * to do it.
 */
record Exercise(int step, String title, String task, List<Rendered> cards) {

  private static final String COMMAND = "mvn test -pl iteration-%1$d -am -Dexercise=%1$d";
  private static final String FOLDER = "^(?:iteration-\\d+/)?src/main/(?:java|resources)/";

  /**
   * Reads a file and does the task in the iteration that it is about.
   *
   * @throws PageException if the iteration has not the lines that it changes
   */
  static Exercise parse(Project project, String name) {
    Headed file = Headed.parse(name, project.recorded("exercises", name), "one way");
    int step = file.step();
    List<Rendered> cards = new ArrayList<>();
    for (Fitting patch : Fitting.parse(file.second())) {
      Source empty = new Source(patch.path(), List.of());
      Source from = project.find(step, patch.path().replaceFirst(FOLDER, "")).orElse(empty);
      cards.addAll(Card.aside("exercise-" + step, from, patch.apply(from)));
    }
    if (cards.isEmpty()) {
      throw new PageException(name + " shows no way to do it");
    }
    String task = String.join("\n", file.first());
    return new Exercise(step, file.get("title"), task, cards);
  }

  Rendered rendered() {
    String html =
        """
        <section class=exercise id=exercise-%1$d aria-label="Exercise of step %1$d">
        <p><b>%2$s</b></p>
        %3$s
        <pre tabindex=0 role=group aria-label="Test of exercise %1$d"><kbd class=c>%4$s</kbd></pre>
        <details><summary>One way to do it</summary>
        %5$s
        </details>
        </section>"""
            .formatted(
                step, Html.words(title), paragraphs(), Html.text(command()), Rendered.html(cards));
    return new Rendered("exercise-" + step, html, plain());
  }

  private String command() {
    return COMMAND.formatted(step);
  }

  private String plain() {
    return "*%s*\n\n%s\n\n%s\n\nOne way to do it:\n\n%s"
        .formatted(
            Asciidoc.words(title),
            Asciidoc.words(task),
            Rendered.block("$ " + command()),
            Rendered.plain(cards));
  }

  private String paragraphs() {
    return List.of(task.split("\n\\s*\n")).stream()
        .map(paragraph -> "<p>" + Html.words(paragraph) + "</p>")
        .collect(Collectors.joining("\n"));
  }
}
