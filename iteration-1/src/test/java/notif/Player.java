package notif;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import notif.sessions.Session;
import notif.sessions.Session.Kind;
import org.junit.jupiter.api.DynamicTest;

/** Plays sessions against one end of them, whole and cut into pieces of 1 to 9 bytes. */
public final class Player {
  private static final int LARGEST_PIECE = 9;

  /** The server under test, with what it serves. */
  public interface ServerSide {
    /** The real pipeline of one connection. */
    ChannelHandler pipeline();

    /**
     * Makes an item available.
     *
     * @param item kind and text, as in {@code classified Nice appart in the 11e.}
     */
    void publish(String item);
  }

  /** The client under test, with its user. */
  public interface ClientSide {
    /** The real pipeline of the connection. */
    ChannelHandler pipeline();

    /**
     * Does what a user does to make the client say a line.
     *
     * @param line what is to be said
     * @param heard is told each reply and notification that reaches the user, as a line
     */
    void say(String line, Consumer<String> heard);
  }

  private Player() {}

  /** A test for each session and size of piece, in which the server must say its lines. */
  public static Stream<DynamicTest> server(Supplier<ServerSide> server) {
    return tests("server", (session, size) -> playServer(session, size, server.get()));
  }

  /** A test for each session and size of piece, in which the client must say its lines. */
  public static Stream<DynamicTest> client(Supplier<ClientSide> client) {
    return tests("client", (session, size) -> playClient(session, size, client.get()));
  }

  private interface Play {
    void play(Session session, int size);
  }

  private static Stream<DynamicTest> tests(String side, Play play) {
    return Transcripts.of(side)
        .flatMap(
            session ->
                IntStream.rangeClosed(0, LARGEST_PIECE)
                    .mapToObj(
                        size ->
                            DynamicTest.dynamicTest(
                                session.name() + (size == 0 ? ", whole" : ", pieces of " + size),
                                () -> play.play(session, size))));
  }

  /** Plays the client's part; fails when the server does not say its own. */
  public static void playServer(Session session, int size, ServerSide server) {
    Wire wire = new Wire(server.pipeline(), size);
    for (Turn turn : Turn.of(session)) {
      switch (turn.kind()) {
        case CLIENT -> wire.says().bring(turn.lines());
        case SERVER -> wire.says(turn.lines());
        case RANDOM -> server.publish("random " + turn.text());
        case CLASSIFIED -> server.publish("classified " + turn.text());
        case WAIT -> wire.says().pass(Transcripts.duration(turn.text()));
        default -> wire.says().isClosed(true);
      }
    }
    boolean ends = session.events().stream().anyMatch(event -> event.kind() == Kind.CLOSED);
    wire.says().isClosed(ends).end();
  }

  /** Plays the server's part; fails when the client does not say its own. */
  public static void playClient(Session session, int size, ClientSide client) {
    List<String> heard = new ArrayList<>();
    Queue<Boolean> asked = new ArrayDeque<>(); // by the user, or by the client itself
    Wire wire = new Wire(client.pipeline(), size);
    Kind before = null;
    for (Turn turn : Turn.of(session)) {
      switch (turn.kind()) {
        case CLIENT -> {
          for (String line : turn.lines()) {
            boolean byUser = wire.isSilent();
            assertThat(byUser && before == Kind.WAIT).as("nobody asks for: %s", line).isFalse();
            if (byUser) {
              client.say(line, heard::add);
            }
            if (!line.equals("OK")) {
              asked.add(byUser);
            }
            assertThat(wire.said()).isEqualTo(line.replace("_notif_", "notif"));
          }
        }
        case SERVER -> {
          wire.says().bring(turn.lines());
          assertThat(heard).containsExactlyElementsOf(turn.heard(asked));
          heard.clear();
        }
        case WAIT -> wire.says().pass(Transcripts.duration(turn.text()));
        case CLOSED -> wire.says().end();
        default -> wire.says();
      }
      before = turn.kind();
    }
    wire.says().end();
  }

  /** Lines of one speaker with nothing between them, or one event of another kind. */
  private record Turn(Kind kind, List<String> texts) {
    static List<Turn> of(Session session) {
      List<Turn> turns = new ArrayList<>();
      for (Session.Event event : session.events()) {
        if (event.kind() == Kind.REMARK) {
          continue;
        }
        Turn last = turns.isEmpty() ? null : turns.get(turns.size() - 1);
        boolean line = event.kind() == Kind.CLIENT || event.kind() == Kind.SERVER;
        if (last == null || last.kind != event.kind() || !line) {
          last = new Turn(event.kind(), new ArrayList<>());
          turns.add(last);
        }
        last.texts.add(event.text().translateEscapes());
      }
      return turns;
    }

    String[] lines() {
      return texts.toArray(String[]::new);
    }

    String text() {
      return texts.get(0);
    }

    private static boolean isNews(String line) {
      return line.startsWith("notif: ") && !line.equals("notif: OK");
    }

    /**
     * What the client's user hears of these lines: of an error its code; of a farewell nothing, nor
     * of a reply to what the client asked by itself.
     */
    List<String> heard(Queue<Boolean> asked) {
      return texts.stream()
          .filter(line -> isNews(line) || (!line.startsWith("BYE ") && asked.remove()))
          .map(line -> line.replace("will send notifs", "notif: OK"))
          .map(line -> line.replaceFirst("(ERR \\w+).*", "$1"))
          .toList();
    }
  }
}
