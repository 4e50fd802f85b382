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
    @Override
    public ChannelHandler pipeline() {
      return Server.pipeline();
    }

    @Override
    public void publish(String item) {
      throw new AssertionError("this server has nothing to publish");
    }
  }

  private static final class TestedClient implements Player.ClientSide {
    private Consumer<String> heard = line -> {};
    private final Conversation conversation =
        new Conversation(
            line -> {
              if (line.startsWith("S: ")) {
                heard.accept(line.substring(3));
              }
            });

    @Override
    public ChannelHandler pipeline() {
      return Client.pipeline(conversation);
    }

    @Override
    public void say(String line, Consumer<String> heard) {
      this.heard = heard;
      conversation.say(line);
    }
  }
}
