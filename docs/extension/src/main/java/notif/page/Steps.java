package notif.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import notif.sessions.Session;

/** What is said of the steps themselves, as tables and links in AsciiDoc. */
final class Steps {

  private final Project project;

  Steps(Project project) {
    this.project = project;
  }

  /** What each step changes, and the sessions that it is the first to play. */
  Rendered counts() {
    StringBuilder table =
        new StringBuilder("[.counts%header%breakable,cols=\"5h,3,6\"]\n.The steps\n|===\n");
    table.append("|Step |Lines, files |Can play for the first time\n");
    for (int step = 1; step <= project.steps(); step++) {
      StepPatch patch = StepPatch.of(project, step);
      table.append("\n|<<step-%d>> |%s |%s\n".formatted(step, size(patch), sessions(step)));
    }
    return Rendered.text(table.append("|===").toString());
  }

  private static String size(StepPatch patch) {
    String removed = patch.removed() > 0 ? "\u00a0−" + patch.removed() : "";
    String files = patch.created() == 1 ? "new\u00a0file" : "new\u00a0files";
    return "+"
        + patch.added()
        + removed
        + (patch.created() > 0 ? ", " + patch.created() + "\u00a0" + files : "");
  }

  private String sessions(int step) {
    return project.sessions(step).stream()
        .map(session -> Asciidoc.words(session.title().replace("|", "\\|")))
        .collect(Collectors.joining(" +\n"));
  }

  /** Which session holds for which step, as recorded by playing all of them; first by the first. */
  Rendered matrix(String name) {
    List<List<String>> rows =
        project
            .recorded("figures", name + ".csv")
            .lines()
            .map(line -> List.of(line.split(",", -1)))
            .toList();
    if (rows.size() < 2 || rows.stream().anyMatch(row -> row.size() != rows.get(0).size())) {
      throw new PageException(name + ".csv is no table");
    }
    StringBuilder html =
        new StringBuilder(
            "<table class=matrix aria-label=\"Which step can play which session\">\n<thead><tr>");
    rows.get(0).forEach(cell -> html.append("<th>").append(Html.text(cell)));
    html.append("\n<tbody>\n");
    StringBuilder plain = new StringBuilder("[%header%autowidth]\n|===\n");
    plain.append("|").append(String.join(" |", rows.get(0))).append("\n");
    List<List<String>> sessions = new ArrayList<>(rows.subList(1, rows.size()));
    sessions.sort(Comparator.comparing(row -> row.indexOf("yes")));
    for (List<String> row : sessions) {
      Session session = project.session(row.get(0) + ".session");
      String link = "<a href=#session-%s>%s</a>".formatted(row.get(0), Html.words(session.title()));
      html.append("<tr><th>").append(link);
      plain.append("\n|").append(Asciidoc.words(session.title().replace("|", "\\|")));
      for (String cell : row.subList(1, row.size())) {
        html.append(cell.equals("yes") ? "<td class=y>" : "<td>").append(Html.text(cell));
        plain.append(" |").append(cell);
      }
      html.append("\n");
    }
    return new Rendered("", html.append("</table>") + "", plain.append("\n|===") + "");
  }

  /** How to see a step as a whole: its files, its patch, its changes in a terminal. */
  Rendered patch(int step) {
    project.files(step);
    String files = "<a href=%s#files-%d>The whole files after step %2$d</a>";
    files = files.formatted(FilesPage.NAME, step);
    if (step == 1) {
      return new Rendered("", "<p class=whole>" + files, "The whole files: `iteration-1/src/main`");
    }
    String command = "diff -ru iteration-%d/src/main iteration-%d/src/main";
    command = command.formatted(step - 1, step);
    String parts = command.replaceAll("diff -ru|\\S+/\\S+", "<kbd>$0</kbd>");
    String html =
        """
        <ul class=whole>
        <li>%s
        <li>All changes of the step in a terminal: %s
        <li>The same as a patch: <a href=step-%3$d.patch>step-%3$d.patch</a>, \
        which <a href=#typing>makes step %3$d of your step %4$d</a>
        </ul>"""
            .formatted(files, parts, step, step - 1);
    return new Rendered("", html, "All changes of the step in a terminal: `" + command + "`");
  }

  /** Where the files of each step stand; the page of whole files is written beside this one. */
  List<Rendered> files(int steps) {
    List<Rendered> links = new ArrayList<>();
    for (int step = 1; step <= steps; step++) {
      project.files(step);
      String html = "<p class=after id=files-%1$d><a href=%2$s#files-%1$d>After step %1$d</a>";
      String plain = "After step %1$d: `iteration-%1$d/src/main`";
      html = html.formatted(step, FilesPage.NAME);
      links.add(new Rendered("files-" + step, html, plain.formatted(step)));
    }
    return links;
  }
}
