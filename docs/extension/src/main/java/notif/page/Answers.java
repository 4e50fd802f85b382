package notif.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import notif.page.Card.Rendered;

/** What an include directive stands for, as blocks of HTML. */
final class Answers {

  private final Project project;

  Answers(Project project) {
    this.project = project;
  }

  /**
   * The blocks for a directive.
   *
   * @throws PageException if it cannot be answered or has nothing to show
   */
  List<Rendered> to(Directive directive) {
    return switch (directive.kind()) {
      case "diff" -> diff(directive);
      case "whole" -> whole(directive);
      case "files" -> files(directive);
      case "curve" -> curve(directive);
      default -> session(directive);
    };
  }

  private List<Rendered> diff(Directive directive) {
    directive.allow("from", "to", "hunk");
    int from = directive.number("from");
    int to = directive.number("to");
    TreeSet<String> files = new TreeSet<>(List.of(directive.name()));
    if (directive.all()) {
      files = new TreeSet<>(project.files(from));
      files.addAll(project.files(to));
    }
    List<Rendered> cards = new ArrayList<>();
    files.forEach(file -> cards.addAll(cards(directive, from, to, file)));
    if (cards.isEmpty()) {
      throw new PageException("changes nothing between " + from + " and " + to);
    }
    return cards;
  }

  private List<Rendered> cards(Directive directive, int fromStep, int toStep, String file) {
    Optional<Source> from = project.find(fromStep, file);
    Optional<Source> to = project.find(toStep, file);
    if (from.isEmpty() && to.isEmpty()) {
      project.get(toStep, file);
    }
    Card card = new Card(toStep, from.orElse(null), to.orElse(null));
    if (directive.has("hunk") && (from.isEmpty() || to.isEmpty())) {
      throw new PageException("is new or removed as a whole and has no hunks");
    } else if (to.isEmpty()) {
      return List.of(card.removed());
    } else if (from.isEmpty()) {
      return List.of(card.whole());
    }
    List<Hunk> hunks = Hunks.between(from.get(), to.get());
    return chosen(directive, hunks).stream().map(card::hunk).toList();
  }

  private static List<Hunk> chosen(Directive directive, List<Hunk> hunks) {
    if (!directive.has("hunk")) {
      return hunks;
    }
    String slug = directive.get("hunk");
    List<Hunk> chosen = hunks.stream().filter(hunk -> hunk.slug().equals(slug)).toList();
    if (chosen.isEmpty()) {
      List<String> known = hunks.stream().map(Hunk::slug).toList();
      throw new PageException("has no hunk " + slug + ", but " + String.join(", ", known));
    }
    return chosen;
  }

  private List<Rendered> whole(Directive directive) {
    directive.allow("step", "from");
    int step = directive.number("step");
    List<String> files = directive.all() ? project.files(step) : List.of(directive.name());
    List<Rendered> blocks = new ArrayList<>();
    for (String file : files) {
      Source source = project.get(step, file);
      boolean wanted =
          !directive.has("from")
              || project
                  .find(directive.number("from"), file)
                  .filter(before -> !before.equals(source))
                  .isPresent();
      if (wanted) {
        blocks.add(new Rendered("", Whole.html(step, source)));
      }
    }
    if (blocks.isEmpty()) {
      throw new PageException("shows no file of step " + step);
    }
    return blocks;
  }

  /** All files of all steps; which step is shown depends on the link that was followed. */
  private List<Rendered> files(Directive directive) {
    directive.allow("steps");
    int steps = directive.number("steps");
    Map<String, TreeMap<Integer, Source>> files = new TreeMap<>();
    for (int step = 1; step <= steps; step++) {
      for (String file : project.files(step)) {
        files.computeIfAbsent(file, name -> new TreeMap<>()).put(step, project.get(step, file));
      }
    }
    List<Rendered> blocks = new ArrayList<>();
    StringBuilder links = new StringBuilder("<p>After step");
    for (int step = 1; step <= steps; step++) {
      blocks.add(new Rendered("files-" + step, "<span id=\"files-" + step + "\"></span>"));
      links.append(" <a href=\"#files-%d\">%1$d</a>".formatted(step));
    }
    StringBuilder html = new StringBuilder("<div class=\"files\">\n" + links + "</p>\n");
    files.values().forEach(versions -> html.append(Weave.html(versions, steps)).append("\n"));
    blocks.add(new Rendered("", html.append("</div>").toString()));
    return blocks;
  }

  private List<Rendered> curve(Directive directive) {
    directive.allow();
    Curve curve = Curve.parse(directive.name(), project.figures(directive.name()));
    return List.of(new Rendered("", "<div class=\"curve\">\n" + curve.svg() + "\n</div>"));
  }

  private List<Rendered> session(Directive directive) {
    directive.allow("step", "without");
    if (!directive.all()) {
      Session session = project.session(directive.name());
      return List.of(new Rendered("session-" + session.name(), Transcript.open(session)));
    }
    int step = directive.number("step");
    Set<String> shown = new HashSet<>();
    if (directive.has("without")) {
      shown.addAll(List.of(directive.get("without").split(" ")));
    }
    List<Rendered> blocks = new ArrayList<>();
    for (Session session : project.sessions(step)) {
      if (!shown.remove(session.name())) {
        blocks.add(new Rendered("session-" + session.name(), Transcript.folded(session)));
      }
    }
    if (blocks.isEmpty() || !shown.isEmpty()) {
      throw new PageException(
          "no session" + (shown.isEmpty() ? "" : " " + shown) + " begins to hold at step " + step);
    }
    return blocks;
  }
}
