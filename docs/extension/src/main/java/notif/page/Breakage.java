package notif.page;

import java.util.List;

/**
 * What breaks when a line is left out, of a file of {@code docs/breaks}: the change, the test that
 * fails, and what it says.
 */
record Breakage(int step, String why, List<Rendered> cards, TestMethod test, String failure) {

  private static final String COMMAND = "mvn -q test -pl iteration-%d -am -Dtry=%s";

  /**
   * Reads a file and makes the change in the iteration that it is about.
   *
   * @throws PageException if the iteration has not the lines or the test
   */
  static Breakage parse(Project project, String name) {
    Headed file = Headed.parse(name, project.recorded("breaks", name), "fails with");
    Source from = project.get(file.step(), file.get("file"));
    Source to = new Fitting(from.path(), file.first()).apply(from);
    return new Breakage(
        file.step(),
        file.get("why"),
        Card.aside("break-" + file.step(), from, to),
        TestMethod.find(project, file.step() + "/" + file.get("test")),
        String.join("\n", file.second()));
  }

  Rendered rendered() {
    String html =
        """
        <section class=break id=break-%1$d aria-label="What breaks in step %1$d">
        <p>%2$s</p>
        %3$s
        <p><a href=%4$s><code>%5$s</code></a> then fails:</p>
        <pre tabindex=0 role=group aria-label="Test of break %1$d"><kbd class=c>%7$s</kbd></pre>
        <pre tabindex=0 role=group aria-label="The failure in step %1$d">%6$s</pre>
        </section>"""
            .formatted(
                step,
                Html.words(why),
                Rendered.html(cards),
                test.link(),
                test.words(),
                Html.text(failure),
                Html.text(command()));
    String listing = Rendered.listing("`" + test.words() + "` then fails", failure);
    String plain =
        "%s\n\n%s\n\n%s\n\n%s"
            .formatted(
                Asciidoc.words(why),
                Rendered.plain(cards),
                Rendered.block("$ " + command()),
                listing);
    return new Rendered("break-" + step, html, plain);
  }

  private String command() {
    return COMMAND.formatted(step, test.words().replace('.', '#'));
  }
}
