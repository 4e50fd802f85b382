package notif.recordings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import notif.page.Script;

/** Records everything anew: the terminals, and the table of sessions and iterations. */
public final class Recorder {
  private static final int AT_ONCE = 3; // most of the time they wait
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Recorder() {}

  /**
   * Rewrites the recorded files in place. Started in this module's folder.
   *
   * @param arguments names of scripts, such as {@code step-4-hand}; none for everything
   */
  public static void main(String... arguments) throws Exception {
    List<String> names = List.of(arguments);
    Path bin = Files.createDirectories(Path.of("target", "bin"));
    Tools.provide(bin);
    List<Callable<Void>> tasks = new ArrayList<>();
    for (Script script : Script.all(Player.root().resolve("docs/runs"))) {
      if (names.isEmpty() || names.contains(script.name().replace(".run", ""))) {
        tasks.add(() -> record(script, bin));
      }
    }
    if (names.isEmpty()) {
      Files.writeString(Matrix.FILE, Matrix.play().csv());
    }
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (Future<Void> task : threads.invokeAll(tasks)) {
        task.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Void record(Script script, Path bin) throws Exception {
    Script recorded = Player.record(script, new Tools(Player.root(), bin), LIMIT);
    Files.writeString(Player.root().resolve("docs/runs/" + script.name()), recorded.text());
    return null;
  }
}
