package notif.recordings;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import notif.page.Script;
import notif.page.Script.Kind;
import notif.page.Script.Step;

/**
 * Plays a script once: does what a person does in it, and either compares what is then seen with
 * what the script says, or writes it down.
 *
 * <p>It never waits for a time. The check waits for each line that must come; when the script is at
 * its end it kills what still runs, and nothing else may have been printed. Only the recorder
 * cannot know what comes: it takes a terminal to have said all when nothing came for a moment.
 */
final class Player {
  private static final Duration MOMENT = Duration.ofMillis(500);

  private final Script script;
  private final Tools tools;
  private final Duration limit;
  private final Map<String, Terminal> terminals = new LinkedHashMap<>();
  private final List<String> seen = new ArrayList<>();

  private Player(Script script, Tools tools, Duration limit) {
    this.script = script;
    this.tools = tools;
    this.limit = limit;
    script.steps().forEach(step -> terminals.put(step.window(), new Terminal(tools)));
  }

  /**
   * Checks that a script is still what happens.
   *
   * @param limit how long to wait for a line
   * @throws AssertionError which says where it is not
   */
  static void check(Script script, Tools tools, Duration limit) throws Exception {
    Player player = new Player(script, tools, limit);
    try {
      for (Step step : script.steps()) {
        player.check(step);
      }
    } finally {
      player.end();
    }
    player.expectNothing(new Step(Kind.OUTPUT, "", "the end", 0), limit);
  }

  private void check(Step step) throws Exception {
    if (step.kind() == Kind.OUTPUT) {
      Optional<String> line = terminal(step).next(limit);
      if (!line.map(Normal::of).equals(Optional.of(Normal.of(step.text())))) {
        throw mismatch(step, step.text(), line.orElse(nothing(terminal(step))));
      }
      seen.add(mark(step) + line.get());
    } else if (step.isDone()) {
      expectNothing(step, Duration.ZERO);
      if (step.kind() == Kind.COMMAND) {
        awaitEnd(step, more -> fail(step, more));
      }
      perform(step);
      seen.add(mark(step) + step);
    }
  }

  private String nothing(Terminal terminal) {
    return terminal.isBusy() ? "(nothing for " + limit.toMillis() + " ms)" : "(the command ended)";
  }

  private void fail(Step step, Step more) {
    throw mismatch(step, "(nothing more before " + step + ")", more.text());
  }

  private void expectNothing(Step step, Duration limit) throws InterruptedException {
    for (Map.Entry<String, Terminal> each : terminals.entrySet()) {
      Optional<String> more = each.getValue().next(limit);
      if (more.isPresent()) {
        Step there = new Step(step.kind(), each.getKey(), step.text(), step.line());
        fail(there, new Step(Kind.OUTPUT, each.getKey(), more.get(), 0));
      }
    }
  }

  private AssertionError mismatch(Step step, String expected, String actual) {
    String where = step.line() == 0 ? script.name() : script.name() + ":" + step.line();
    return new AssertionError(
        "%s is not what happens now%s%n  expected: %s%n  but came: %s%nup to there:%n  %s"
            .formatted(
                where,
                step.window().isEmpty() ? "" : ", in the terminal \"" + step.window() + '"',
                expected,
                actual,
                String.join("\n  ", seen)));
  }

  private static String mark(Step step) {
    return step.window().isEmpty() ? "" : step.window() + ": ";
  }

  /**
   * Records what happens now.
   *
   * @param limit how long to wait for a line that came when it was recorded before
   * @return the script with what came; a line that is the same but for drawn numbers stays as it
   *     was
   */
  static Script record(Script script, Tools tools, Duration limit) throws Exception {
    Player player = new Player(script, tools, limit);
    try {
      return new Script(script.name(), script.title(), new Recording(script, player).steps());
    } finally {
      player.end();
    }
  }

  /** Takes lines for a recording until the terminals are quiet. */
  void settle(Consumer<Step> line) throws InterruptedException {
    boolean quiet = false;
    while (!quiet) {
      quiet = true;
      for (String window : terminals.keySet()) {
        quiet &= take(window, MOMENT.dividedBy(terminals.size()), line).isEmpty();
      }
    }
  }

  /** Takes one line for a recording. */
  Optional<String> take(String window, Duration limit, Consumer<Step> line)
      throws InterruptedException {
    Optional<String> next = terminals.get(window).next(limit);
    next.ifPresent(text -> line.accept(new Step(Kind.OUTPUT, window, text, 0)));
    return next;
  }

  /** Takes what the command before this one prints until it ends. */
  void awaitEnd(Step command, Consumer<Step> line) throws InterruptedException {
    while (take(command.window(), limit, line).isPresent()) {
      continue;
    }
    if (terminal(command).isBusy()) {
      throw mismatch(command, "(the command before it ends)", nothing(terminal(command)));
    }
  }

  Duration limit() {
    return limit;
  }

  private Terminal terminal(Step step) {
    return terminals.get(step.window());
  }

  /** Does what a person does. */
  void perform(Step step) throws IOException, InterruptedException {
    switch (step.kind()) {
      case COMMAND -> {
        if (!step.text().isEmpty()) {
          terminal(step).start(step.text());
        }
      }
      case TYPED -> terminal(step).type(step.text());
      case INTERRUPT -> terminal(step).interrupt();
      case END -> terminal(step).end();
      case KILL -> terminals.get(step.text()).kill();
      default -> throw new IllegalArgumentException("" + step);
    }
  }

  private void end() throws IOException, InterruptedException {
    Terminal.kill(terminals.values());
  }

  /** Where the commands of the scripts are started. */
  static Path root() {
    return Path.of("..", "..");
  }
}
