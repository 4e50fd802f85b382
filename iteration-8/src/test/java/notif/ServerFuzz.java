package notif;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The server's end, and any client: each command but {@code OK} gets one reply, no line is longer
 * than a client accepts, a notification comes when the one before is acknowledged, and after {@code
 * BYE} comes nothing.
 */
final class ServerFuzz extends Fuzz {
  private static final int LINE = 512; // bytes of the longest command
  private static final int REPLY = 8192; // bytes of the longest reply
  private static final Set<String> NEWS = Set.of("notif: random", "notif: classified");
  private static final Pattern SAID =
      Pattern.compile(
          "\\d{1,19}|OK|notif: (OK|random|classified|end)|will send notifs|BYE .+"
              + "|ERR (syntax|unknown|state|toolong) .+|(ad [^\t]+)(\tad [^\t]+)*");
  private static final byte[] LONG = "x".repeat(LINE).getBytes(UTF_8);

  private final Board board;
  private int ads;

  private ServerFuzz(Board board) {
    super(
        LINE,
        Server.pipeline(
            board,
            new DefaultChannelGroup(GlobalEventExecutor.INSTANCE),
            Duration.ofMinutes(30),
            10));
    this.board = board;
  }

  /** Is called by Jazzer, by this name. */
  public static void fuzzerTestOneInput(byte[] input) {
    play(input, () -> new ServerFuzz(new Board(() -> 456902234)));
  }

  @Override
  void act(int number) {
    switch (number) {
      case 0 -> board.publish("ad " + ads++);
      case 1 -> board.publish("ad " + ads++ + " \u00e9".repeat(130));
      case 2 -> board.draw();
      case 3 -> pass(1);
      case 4 -> pass(11); // more than a line may take
      case 5 -> pass(30 * 60);
      case 6 -> hear(LONG);
      case 7 -> hearNoMore(ChannelInputShutdownEvent.INSTANCE);
      case 8 -> channel.close();
      default -> {
        // only parts two packets
      }
    }
  }

  @Override
  String outcome() {
    List<String> said = said();
    long news = 0;
    long ends = 0;
    boolean gone = false;
    for (String line : said) {
      check(SAID.matcher(line).matches(), "no line of the protocol: " + line);
      check(line.getBytes(UTF_8).length <= REPLY, "a line is too long");
      check(!gone, "after BYE: " + line);
      gone = line.startsWith("BYE ");
      news += NEWS.contains(line) ? 1 : 0;
      ends += gone || line.equals("notif: end") ? 1 : 0;
    }
    long commands = 0;
    long acknowledged = 0;
    for (String line : heard()) {
      commands += line.equals("OK") ? 0 : 1;
      acknowledged += line.equals("OK") || line.equals("stop_notif") ? 1 : 0;
    }
    check(news <= 1 + acknowledged + ends, "a notification was not waited for");
    long replies = said.size() - news - ends;
    // One more: a line that is too long is refused before it has ended.
    boolean good = channel.isOpen() ? replies == commands : replies <= commands + 1;
    check(good, replies + " replies to " + commands + " commands: " + said);
    return channel.isOpen() + " " + said;
  }
}
