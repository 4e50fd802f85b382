package notif.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file {@code docs/runs/NAME.run}, for the page and for what plays it: what a person does in one
 * terminal or several, and what is seen there, in the order of time.
 *
 * <pre>
 * # The title
 * [window server]
 * $ java -jar iteration-4/target/iteration-4.jar server --random-every 1h
 * listening on 127.0.0.1:6789
 * [window client]
 * $ nc 127.0.0.1 6789
 * &gt; notif
 * notif: OK
 * notif: random
 * ^C
 * </pre>
 *
 * <p>{@code [window NAME]} turns to another terminal, or back to it; without one there is a single
 * terminal. {@code $ } is a command, {@code > } a line typed into it, {@code ^C} and {@code ^D} are
 * Control-C and Control-D. A second command in a terminal says that the first one has ended; a
 * {@code $} alone says so too. {@code [kill NAME]} ends the command in another terminal as {@code
 * kill -9} does. {@code [wait for TEXT]} matters to the recorder only: what comes next is typed
 * when the text has been seen in this terminal. Every other line is output. Empty lines have no
 * meaning.
 *
 * @param name the file's name
 */
public record Script(String name, String title, List<Step> steps) {
  /** What a line of the file is. */
  public enum Kind {
    COMMAND("$ "),
    TYPED("> "),
    INTERRUPT("^C"),
    END("^D"),
    KILL("[kill "),
    WAIT("[wait for "),
    OUTPUT("");

    final String mark;

    Kind(String mark) {
      this.mark = mark;
    }

    private boolean isBracketed() {
      return mark.startsWith("[");
    }
  }

  /**
   * One line of the file.
   *
   * @param window the terminal's name, empty if there is only one
   * @param text the line without its mark
   * @param line its number in the file; 0 for one that is recorded now
   */
  public record Step(Kind kind, String window, String text, int line) {
    private static Step of(String line, String window, int number) {
      for (Kind kind : Kind.values()) {
        if (line.startsWith(kind.mark) || line.equals(kind.mark.strip())) {
          String text = line.substring(Math.min(line.length(), kind.mark.length()));
          return new Step(
              kind, window, kind.isBracketed() ? text.replaceFirst("]$", "") : text, number);
        }
      }
      throw new AssertionError("every line begins with nothing");
    }

    /** Whether it is something that a person does. */
    public boolean isDone() {
      return kind != Kind.OUTPUT && kind != Kind.WAIT;
    }

    @Override
    public String toString() {
      return (kind.mark + text).stripTrailing() + (kind.isBracketed() ? "]" : "");
    }
  }

  /**
   * Reads a file.
   *
   * @throws PageException if it has no title
   */
  public static Script read(Path file) {
    try {
      return parse(file.getFileName().toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All scripts of a folder, in the order of their names. */
  public static List<Script> all(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".run"))
          .sorted()
          .map(Script::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the lines of a file.
   *
   * @throws PageException if they have no title
   */
  public static Script parse(String name, List<String> lines) {
    if (lines.isEmpty() || !lines.get(0).startsWith("# ")) {
      throw new PageException(name + " begins with a line '# title'");
    }
    List<Step> steps = new ArrayList<>();
    String window = "";
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("[window ")) {
        window = line.substring("[window ".length(), line.length() - 1);
      } else if (!line.isEmpty()) {
        steps.add(Step.of(line, window, i + 1));
      }
    }
    return new Script(name, lines.get(0).substring(2), List.copyOf(steps));
  }

  /** The commands in it, in the order in which they are started. */
  public List<String> commands() {
    return steps.stream()
        .filter(step -> step.kind == Kind.COMMAND && !step.text.isEmpty())
        .map(Step::text)
        .toList();
  }

  /** The file's text. */
  public String text() {
    StringBuilder text = new StringBuilder("# " + title + "\n");
    String window = "";
    for (Step step : steps) {
      if (!step.window.equals(window)) {
        window = step.window;
        text.append("[window ").append(window).append("]\n");
      }
      text.append(step).append('\n');
    }
    return text.toString();
  }
}
