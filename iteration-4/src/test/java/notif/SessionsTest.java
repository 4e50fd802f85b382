package notif;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.ChannelHandler;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SessionsTest {
  @TestFactory
  Stream<DynamicTest> theServerSaysItsLines() {
    return Player.server(TestedServer::new);
  }

  @TestFactory
  Stream<DynamicTest> theClientSaysItsLines() {
    return Player.client(TestedClient::new);
  }

  /** The fault that iteration 5 mends: the future that waits for news takes the reply to a stop. */
  @TestFactory
  Stream<DynamicTest> aSingleQueueGivesAReplyToTheWrongFuture() {
    return Transcripts.breaking()
        .map(
            session ->
                DynamicTest.dynamicTest(
                    session.name(),
                    () ->
                        assertThatThrownBy(() -> Player.playClient(session, 0, new TestedClient()))
                            .isInstanceOf(AssertionError.class)
                            .hasMessageContaining("OK")));
  }

  private static final class TestedServer implements Player.ServerSide {
    private long newest;
    private final Board board = new Board(() -> newest);

    @Override
    public ChannelHandler pipeline() {
      return Server.pipeline(board);
    }

    @Override
    public void publish(String item) {
      if (item.startsWith("random ")) {
        newest = Long.parseLong(item.substring("random ".length()));
        board.draw();
      } else {
        board.publish(item.substring("classified ".length()));
      }
    }
  }

  private static final class TestedClient implements Player.ClientSide {
    private final Conversation conversation = new Conversation(line -> {});

    @Override
    public ChannelHandler pipeline() {
      return Client.pipeline(conversation);
    }

    @Override
    public void say(String line, Consumer<String> heard) {
      switch (line) {
        case "random?" -> conversation.random().thenAccept(number -> heard.accept("" + number));
        case "classified?" ->
            conversation
                .classified()
                .thenAccept(ads -> heard.accept(ads.isEmpty() ? "OK" : String.join("\t", ads)));
        case "notif" -> conversation.notif().thenAccept(reply -> listen("notif: OK", heard));
        case "stop_notif" -> conversation.request(line, reply -> reply).thenAccept(heard);
        case "OK" -> listen(null, heard);
        default -> throw new AssertionError("a user cannot say " + line);
      }
    }

    private void listen(String first, Consumer<String> heard) {
      if (first != null) {
        heard.accept(first);
      }
      conversation.notification().thenAccept(topic -> heard.accept(topic.text));
    }
  }
}
