package notif.recordings;

import java.util.regex.Pattern;

/**
 * What differs from one run to the next and is no difference: numbers that are drawn, waits that
 * are drawn, what the machine gives, which is the port, the transport and its threads, and whether
 * a process was killed before it had read all that was sent to it: its connections end with a reset
 * then.
 */
final class Normal {
  private static final Pattern DRAWN = Pattern.compile("\\d{5,}");
  private static final Pattern WAIT = Pattern.compile("next try in \\d+ ms");
  private static final Pattern MACHINE = Pattern.compile("transport: \\w+, event loops: \\d+");
  private static final Pattern RESET =
      Pattern.compile("(?<=connection was lost): Connection reset");

  private Normal() {}

  /** A line of output as it is compared. */
  static String of(String line) {
    String text = WAIT.matcher(line).replaceAll("next try in # ms");
    text = MACHINE.matcher(text).replaceAll("transport: #, event loops: #");
    text = RESET.matcher(text).replaceAll("");
    return DRAWN.matcher(text).replaceAll("#");
  }

  /**
   * Whether a line says no more than the one before it: how often a client tries before the server
   * is there again is a matter of luck.
   */
  static boolean repeats(String before, String line) {
    return WAIT.matcher(line).find() && of(line).equals(of(before));
  }
}
