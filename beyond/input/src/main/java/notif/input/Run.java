package notif.input;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import picocli.CommandLine.Option;

/** Starts a command for each item, if one was asked for: a mixin of a command line. */
public final class Run {
  @Option(
      names = "--run",
      paramLabel = "COMMAND",
      description =
          "start COMMAND for each item, with two arguments: its kind, and its text, which may"
              + " begin with -")
  private String command; // null for none

  /**
   * Starts the command, with no shell between, and waits for its end.
   *
   * @param err is told, in a line, that it failed
   */
  public void start(String kind, String text, PrintWriter err) {
    if (command == null) {
      return;
    }
    try {
      ProcessBuilder builder = new ProcessBuilder(command, kind, text).inheritIO();
      Process process = builder.redirectInput(Redirect.PIPE).start();
      process.getOutputStream().close(); // or it would wait for what is typed, and we for it
      int code = process.onExit().join().exitValue();
      if (code != 0) {
        err.println(command + " ended with code " + code);
      }
    } catch (IOException e) {
      err.println(e.getMessage());
    }
  }
}
