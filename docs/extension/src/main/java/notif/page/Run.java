package notif.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was typed and printed in one or more terminals, as recorded in a file of {@code docs/runs}.
 *
 * @param name the name of the file without its ending
 * @param title what the first line says
 * @param windows the terminals, in the order in which something happens in them
 */
record Run(String name, String title, List<Window> windows) {

  private static final Pattern WINDOW = Pattern.compile("\\[window (.+)]");
  private static final Pattern KILL = Pattern.compile("\\[kill (.+)]");
  private static final Pattern WAIT = Pattern.compile("\\[wait for .+]");

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
  record Window(String name, List<Line> lines) {

    /** The commands as they are typed, without the prompt. */
    List<String> commands() {
      return lines.stream().filter(line -> line.kind() == Kind.COMMAND).map(Line::text).toList();
    }
  }

  /**
   * Reads a file.
   *
   * @throws PageException if it has no title or no command
   */
  static Run parse(String name, String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).startsWith("# ")) {
      throw new PageException(name + " begins with a line '# title'");
    }
    List<Window> windows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Matcher window = WINDOW.matcher(line);
      Matcher kill = KILL.matcher(line);
      if (window.matches()) {
        windows.add(new Window(window.group(1), new ArrayList<>()));
      } else if (kill.matches() && !windows.isEmpty()) {
        String here = windows.get(windows.size() - 1).name();
        windows.add(new Window("The " + kill.group(1) + " is killed.", List.of()));
        windows.add(new Window(here, new ArrayList<>()));
      } else if (!WAIT.matcher(line).matches() && !(windows.isEmpty() && line.isBlank())) {
        if (windows.isEmpty()) {
          windows.add(new Window("", new ArrayList<>()));
        }
        windows.get(windows.size() - 1).lines().add(line(line));
      }
    }
    windows.forEach(Run::trim);
    if (windows.stream().allMatch(window -> window.commands().isEmpty())) {
      throw new PageException(name + " has no command");
    }
    return new Run(name.replace(".run", ""), lines.get(0).substring(2).strip(), windows);
  }

  private static Line line(String line) {
    if (line.startsWith("$ ")) {
      return new Line(Kind.COMMAND, line.substring(2));
    }
    if (line.startsWith("> ")) {
      return new Line(Kind.TYPED, line.substring(2));
    }
    return switch (line) {
      case "$" -> new Line(Kind.PROMPT, line);
      case "^C", "^D" -> new Line(Kind.KEY, line);
      default -> new Line(Kind.OUTPUT, line);
    };
  }

  /** Blank lines between the blocks of the file are not output. */
  private static void trim(Window window) {
    List<Line> lines = window.lines();
    while (!lines.isEmpty() && lines.get(lines.size() - 1).text().isBlank()) {
      lines.remove(lines.size() - 1);
    }
  }
}
