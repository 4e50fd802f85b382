package notif.recordings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/** A terminal in which one command runs after the other. What they print comes as lines. */
final class Terminal {
  private static final long SIGINT = 1L << 1;

  private final Tools tools;
  private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>(); // empty: end
  private String last = "";
  private String command = "";
  private Process process; // null before the first command
  private boolean ended = true; // and all that was printed has been taken

  Terminal(Tools tools) {
    this.tools = tools;
  }

  /** Starts a command as a shell does. */
  void start(String command) throws IOException, InterruptedException {
    this.command = command;
    process = tools.start(command);
    ended = false;
    BufferedReader out = process.inputReader(UTF_8);
    Thread reader = new Thread(() -> read(out), command);
    reader.setDaemon(true);
    reader.start();
    if (command.startsWith("nc -l")) {
      tools.awaitListener(process); // it says nothing when it is ready
    }
  }

  private void read(BufferedReader out) {
    try {
      out.lines().map(tools::asShown).map(Optional::of).forEach(lines::add);
    } catch (UncheckedIOException e) {
      tools.report(e); // what it printed is not to be had any more
    } finally {
      lines.add(Optional.empty());
    }
  }

  /** Types a line. To a command that has ended it is lost, as in a terminal. */
  void type(String line) throws IOException {
    try {
      process.getOutputStream().write((line + "\n").getBytes(UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      tools.report(e);
      return;
    }
    if (command.matches(".*\\.jar( notif\\.Main)? server.*")) {
      tools.awaitPublished(line); // it says nothing when it is
    }
  }

  /** Control-D: the end of what is typed. */
  void end() throws IOException {
    process.getOutputStream().close();
  }

  /** Control-C: a signal to all processes of the command. */
  void interrupt() throws IOException, InterruptedException {
    for (ProcessHandle each : shellFirst()) {
      signal(ignoresInterrupts(each) ? "-TERM" : "-INT", Stream.of(each));
    }
  }

  /** The command's processes; of one that is ended first, the shell would tell. */
  private List<ProcessHandle> shellFirst() {
    List<ProcessHandle> all = new ArrayList<>(processes().toList());
    Collections.reverse(all);
    return all;
  }

  private static void signal(String signal, Stream<ProcessHandle> processes)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", signal));
    processes.forEach(each -> command.add("" + each.pid()));
    if (command.size() == 2) {
      return; // to nobody
    }
    new ProcessBuilder(command).redirectErrorStream(true).start().waitFor(5, SECONDS);
  }

  /** A build in the background may ignore Control-C, and its children inherit that. */
  private static boolean ignoresInterrupts(ProcessHandle each) {
    try (Stream<String> fields = Files.lines(Path.of("/proc/" + each.pid() + "/status"))) {
      return fields
          .filter(field -> field.startsWith("SigIgn:"))
          .anyMatch(mask -> (Long.parseUnsignedLong(mask.substring(8).strip(), 16) & SIGINT) != 0);
    } catch (IOException | UncheckedIOException e) {
      return false; // it has ended, or this system has no such files
    }
  }

  /** The command's processes: the shell, what it has started, and so on. */
  private Stream<ProcessHandle> processes() {
    return process == null
        ? Stream.empty()
        : Stream.concat(process.descendants(), Stream.of(process.toHandle()))
            .filter(ProcessHandle::isAlive);
  }

  /** SIGKILL: no farewell. Does nothing to a command that has ended. */
  void kill() throws InterruptedException {
    shellFirst().forEach(ProcessHandle::destroyForcibly);
    if (process != null) {
      process.waitFor();
    }
  }

  /** Kills all at once: none of them sees, and tells, that another one has gone. */
  static void kill(Collection<Terminal> terminals) throws IOException, InterruptedException {
    signal("-STOP", terminals.stream().flatMap(Terminal::processes));
    for (Terminal each : terminals) {
      each.kill();
    }
  }

  /** Whether the command runs, or something that it printed has not been taken. */
  boolean isBusy() {
    return !ended;
  }

  /**
   * Takes the next line. What {@link Normal#repeats} the last one is passed over.
   *
   * @return empty if none comes in time, or none comes any more
   */
  Optional<String> next(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!ended) {
      Optional<String> line = lines.poll(Math.max(0, end - System.nanoTime()), NANOSECONDS);
      if (line == null) {
        return Optional.empty();
      }
      ended = line.isEmpty();
      if (ended || !Normal.repeats(last, line.get())) {
        last = line.orElse("");
        return line;
      }
    }
    return Optional.empty();
  }
}
