package notif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private final Conversation conversation = new Conversation(line -> {});
  private final Wire wire = new Wire(Client.pipeline(conversation));

  @AfterEach
  void end() {
    wire.end();
  }

  @Test
  void linesThatLeaveTogetherShareABuffer() {
    conversation.say("one", "two");
    wire.settle();
    assertThat(wire.channel().outboundMessages()).hasSize(1);
    wire.says("one", "two");
  }

  @Test
  void aFaultEndsTheConnection() {
    wire.channel().pipeline().fireExceptionCaught(new IOException("for this test"));
    wire.isClosed(true);
  }
}
