package notif.page;

import java.util.ArrayList;
import java.util.List;

/**
 * What was typed and printed in one or more terminals, as recorded in a file of {@code docs/runs}.
 *
 * @param name the name of the file without its ending
 * @param title what the first line says
 * @param windows the terminals, in the order in which something happens in them
 */
record Run(String name, String title, List<Window> windows) {

  /** Who wrote a line. */
  enum Kind {
    COMMAND,
    TYPED,
    KEY,
    PROMPT,
    OUTPUT
  }

  /** A line, without the mark that says what it is. */
  record Line(Kind kind, String text) {}

  /**
   * A terminal, or what happens in it until something happens in another one; without lines, what
   * happens to one of them.
   *
   * @param name empty when there is only one
   */
  record Window(String name, List<Line> lines) {}

  /**
   * Reads a file.
   *
   * @throws PageException if it has no title or no command
   */
  static Run parse(String name, String text) {
    Script script = Script.parse(name, text.lines().toList());
    if (script.commands().isEmpty()) {
      throw new PageException(name + " has no command");
    }
    List<Window> windows = new ArrayList<>();
    String here = null; // the terminal of the last line
    for (Script.Step step : script.steps()) {
      if (step.kind() == Script.Kind.KILL) {
        windows.add(new Window("The " + step.text() + " is killed, with kill -9.", List.of()));
        here = null;
      } else if (step.kind() != Script.Kind.WAIT) {
        if (!step.window().equals(here)) {
          here = step.window();
          windows.add(new Window(here, new ArrayList<>()));
        }
        windows.get(windows.size() - 1).lines().add(line(step));
      }
    }
    return new Run(name.replace(".run", ""), script.title(), windows);
  }

  private static Line line(Script.Step step) {
    return switch (step.kind()) {
      case COMMAND ->
          step.text().isEmpty() ? new Line(Kind.PROMPT, "$") : new Line(Kind.COMMAND, step.text());
      case TYPED -> new Line(Kind.TYPED, step.text());
      case INTERRUPT, END -> new Line(Kind.KEY, step.toString());
      default -> new Line(Kind.OUTPUT, step.text());
    };
  }
}
