package notif.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import notif.sessions.Session;

/** What an include directive stands for, as blocks. */
final class Answers {

  private final Project project;
  private final Set<String> shown;

  /**
   * Answers of one text.
   *
   * @param shown the ids of the changes that it has shown so far; what it shows now is added
   */
  Answers(Project project, Set<String> shown) {
    this.project = project;
    this.shown = shown;
  }

  /**
   * The blocks for a directive.
   *
   * @throws PageException if it cannot be answered or has nothing to show
   */
  List<Rendered> to(Directive directive) {
    String name = directive.name();
    return switch (directive.kind()) {
      case "diff" -> diff(directive);
      case "session" -> session(directive);
      case "files" -> new Steps(project).files(directive.number("steps"));
      case "patch" -> List.of(new Steps(project).patch(directive.number("step")));
      case "code" -> List.of(Card.standing(project.code(name)));
      case "counts" -> List.of(new Steps(project).counts());
      case "matrix" -> List.of(new Steps(project).matrix(name));
      case "run" -> List.of(Terminal.of(Run.parse(name, project.recorded("runs", name))));
      case "drawing" -> List.of(Drawing.parse(name, project.recorded("drawings", name)).rendered());
      case "break" -> List.of(Breakage.parse(project, name).rendered());
      case "exercise" -> List.of(Exercise.parse(project, name).rendered());
      default -> List.of(Curve.parse(name, project.recorded("figures", name)).rendered());
    };
  }

  private List<Rendered> diff(Directive directive) {
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
    Card card = Card.of(toStep, from.orElse(null), to.orElse(null));
    if (directive.has("hunk") && (from.isEmpty() || to.isEmpty())) {
      throw new PageException("is new or removed as a whole and has no hunks");
    } else if (to.isEmpty()) {
      return List.of(card.removed());
    } else if (from.isEmpty()) {
      return List.of(card.whole());
    }
    String prefix = card.id() + "-";
    Set<String> before =
        shown.stream()
            .filter(id -> id.startsWith(prefix))
            .map(id -> id.substring(prefix.length()))
            .collect(Collectors.toSet());
    List<Hunk> hunks = Hunks.between(from.get(), to.get(), directive.has("hunk") ? before : null);
    List<Rendered> cards = chosen(directive, hunks).stream().map(card::hunk).toList();
    cards.forEach(each -> shown.add(each.id()));
    return cards;
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

  private List<Rendered> session(Directive directive) {
    if (!directive.all()) {
      return List.of(Transcript.open(project.session(directive.name())));
    }
    int step = directive.number("step");
    Set<String> shown = new HashSet<>();
    if (directive.has("without")) {
      shown.addAll(List.of(directive.get("without").split(" ")));
    }
    List<Rendered> blocks = new ArrayList<>();
    for (Session session : project.sessions(step)) {
      if (!shown.remove(session.name())) {
        blocks.add(Transcript.folded(session));
      }
    }
    if (blocks.isEmpty() || !shown.isEmpty()) {
      throw new PageException(
          "no session" + (shown.isEmpty() ? "" : " " + shown) + " begins to hold at step " + step);
    }
    return blocks;
  }
}
