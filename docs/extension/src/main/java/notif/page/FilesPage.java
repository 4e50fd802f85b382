package notif.page;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of whole files, which stands beside the page: all files of all steps, and the tests that
 * the text names. Which step is shown depends on the link that was followed.
 */
final class FilesPage {

  static final String NAME = "files.html";

  private static final Pattern STEP = Pattern.compile(NAME + "#files-(\\d+)");
  private static final Pattern TEST = Pattern.compile(NAME + "#test-(\\d+)-(\\w+)-(\\w+)");

  private final Project project;
  private final int steps;
  private final TreeSet<String> tests = new TreeSet<>();

  /** The page with all that another one links to. */
  FilesPage(Project project, String page) {
    this.project = project;
    steps =
        STEP.matcher(page)
            .results()
            .mapToInt(step -> Integer.parseInt(step.group(1)))
            .max()
            .orElse(0);
    for (Matcher test = TEST.matcher(page); test.find(); ) {
      tests.add(test.group(1) + "/" + test.group(2) + "#" + test.group(3));
    }
  }

  /** The place of a card in the whole file, by the id of the card. */
  static String link(String card) {
    return NAME + "#" + card.replaceFirst("^step-", "files-");
  }

  /** Whether anything leads here. */
  boolean empty() {
    return steps == 0 && tests.isEmpty();
  }

  /**
   * The page.
   *
   * @param title the title of the page that leads here
   * @param back its file
   */
  String html(String title, String back) {
    StringBuilder marks = new StringBuilder();
    StringBuilder links = new StringBuilder("<p class=after>After step");
    for (int step = 1; step <= steps; step++) {
      marks.append("<span id=files-%d></span>".formatted(step));
      links.append(" <a href=#files-%d aria-label=\"After step %1$d\">%1$d</a>".formatted(step));
    }
    StringBuilder contents = new StringBuilder("<ol>\n<li><a href=\"");
    contents.append(Html.value(back)).append("\">The tutorial</a>\n");
    StringBuilder files = new StringBuilder("<div class=files>\n");
    versions()
        .values()
        .forEach(
            file -> {
              files.append(Weave.html(file, steps)).append("\n");
              contents.append(Weave.links(file));
            });
    files.append("</div>\n");
    if (!tests.isEmpty()) {
      contents.append("<li><a href=#tests>Tests that the page names</a>\n");
    }
    String text = "<h1>The whole files</h1>\n%s\n<p>%s: each file as it stands after a step.\n%s%s";
    text = text.formatted(marks, back(title, back), files, tests());
    String about = "The whole files of each step, and the tests that the page names.";
    return Frame.html(
        "The whole files – " + title, about, contents + "</ol>", links + "", text, "files.css");
  }

  private static String back(String title, String back) {
    return "<a href=\"%s\">%s</a>".formatted(Html.value(back), title);
  }

  private String tests() {
    StringBuilder html = new StringBuilder();
    if (!tests.isEmpty()) {
      html.append("<h2 id=tests>Tests that the page names</h2>\n");
      tests.forEach(test -> html.append(html(TestMethod.find(project, test))));
    }
    return html.toString();
  }

  private static String html(TestMethod test) {
    return """
        <h3 id=%s>%s <small>iteration %d</small></h3>
        <pre tabindex=0 role=group aria-label="%2$s">%s</pre>
        """
        .formatted(test.id(), test.words(), test.step(), Card.merged(test.source()));
  }

  private Map<String, TreeMap<Integer, Source>> versions() {
    Map<String, TreeMap<Integer, Source>> files = new TreeMap<>();
    for (int step = 1; step <= steps; step++) {
      for (String file : project.files(step)) {
        files.computeIfAbsent(file, name -> new TreeMap<>()).put(step, project.get(step, file));
      }
    }
    return files;
  }
}
