package notif.recordings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import notif.page.Script;
import notif.page.Script.Kind;
import notif.page.Script.Step;

/** Writes down a script anew while it is played. */
final class Recording {
  private final Script script;
  private final Player player;
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, List<String>> before = new HashMap<>(); // output that was recorded
  private final Map<String, Integer> taken = new HashMap<>(); // lines, for each terminal

  Recording(Script script, Player player) {
    this.script = script;
    this.player = player;
  }

  /** Plays the script and returns its steps with the output of now. */
  List<Step> steps() throws Exception {
    Map<String, Integer> due = new HashMap<>(); // lines that had come up to a step
    for (Step step : script.steps()) {
      if (step.kind() == Kind.OUTPUT) {
        before.computeIfAbsent(step.window(), key -> new ArrayList<>()).add(step.text());
      }
    }
    for (Step step : script.steps()) {
      if (step.kind() == Kind.OUTPUT) {
        int lines = due.merge(step.window(), 1, Integer::sum);
        if (taken.getOrDefault(step.window(), 0) < lines) {
          player.take(step.window(), player.limit(), this::add);
        }
      } else if (step.kind() == Kind.WAIT) {
        steps.add(step);
        await(step);
      } else {
        player.settle(this::add);
        if (step.kind() == Kind.COMMAND) {
          player.awaitEnd(step, this::add);
        }
        player.perform(step);
        steps.add(step);
      }
    }
    player.settle(this::add);
    return steps;
  }

  private void await(Step step) throws InterruptedException {
    Optional<String> line;
    do {
      line = player.take(step.window(), player.limit(), this::add);
    } while (line.isPresent() && !line.get().contains(step.text()));
    if (line.isEmpty()) {
      throw new IllegalStateException(script.name() + ":" + step.line() + ": it does not come");
    }
  }

  private void add(Step now) {
    int index = taken.merge(now.window(), 1, Integer::sum) - 1;
    List<String> old = before.getOrDefault(now.window(), List.of());
    boolean same = index < old.size() && Normal.of(old.get(index)).equals(Normal.of(now.text()));
    steps.add(same ? new Step(Kind.OUTPUT, now.window(), old.get(index), 0) : now);
  }
}
