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

  String content() {
    StringBuilder html = new StringBuilder();
    StringBuilder links = new StringBuilder("<p>After step");
    for (int step = 1; step <= steps; step++) {
      html.append("<span id=\"files-%d\"></span>\n".formatted(step));
      links.append(" <a href=\"#files-%d\">%1$d</a>".formatted(step));
    }
    html.append("<div class=\"files\">\n").append(links).append("</p>\n");
    versions().values().forEach(file -> html.append(Weave.html(file, steps)).append("\n"));
    html.append("</div>\n");
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
