package notif;

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
        case "random?" ->
            conversation
                .random()
                .thenAccept(number -> heard.accept("" + number))
                .exceptionally(refused -> refused(refused, heard));
        case "classified?" ->
            conversation
                .classified()
                .thenAccept(ads -> heard.accept(ads.isEmpty() ? "OK" : String.join("\t", ads)));
        case "notif", "_notif_" ->
            conversation.notif().thenAccept(reply -> listen("notif: OK", heard));
        case "stop_notif" -> conversation.stopNotif().thenRun(() -> heard.accept("OK"));
        case "OK" -> listen(null, heard);
        default -> throw new AssertionError("a user cannot say " + line);
      }
    }

    private static Void refused(Throwable fault, Consumer<String> heard) {
      heard.accept("ERR " + ((Refused) fault.getCause()).code());
      return null;
    }

    private void listen(String first, Consumer<String> heard) {
      if (first != null) {
        heard.accept(first);
      }
      conversation.notification().thenAccept(topic -> heard.accept(topic.text));
    }
  }
}
