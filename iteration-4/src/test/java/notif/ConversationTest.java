package notif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
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
  void aReplyCompletesTheOldestRequest() {
    CompletableFuture<Long> first = conversation.random();
    CompletableFuture<Long> second = conversation.random();
    wire.says("random?", "random?").bring("1");
    assertThat(first).isCompletedWithValue(1L);
    assertThat(second).isNotDone();
    wire.bring("2");
    assertThat(second).isCompletedWithValue(2L);
  }

  @Test
  void aCallbackMayAskAgain() {
    CompletableFuture<Long> second =
        conversation.random().thenCompose(number -> conversation.random());
    wire.says("random?").bring("1").says("random?").bring("2");
    assertThat(second).isCompletedWithValue(2L);
  }

  @Test
  void aNumberMayNeedMoreThan32Bits() {
    CompletableFuture<Long> number = conversation.random();
    wire.bring("9223372036854775807");
    assertThat(number).isCompletedWithValue(Long.MAX_VALUE);
  }

  @Test
  void linesThatLeaveTogetherShareABuffer() {
    conversation.random();
    conversation.random();
    wire.settle();
    assertThat(wire.channel().outboundMessages()).hasSize(1);
    wire.says("random?", "random?");
  }

  @Test
  void aLineThatNobodyAskedForEndsTheConnection() {
    wire.bring("7").isClosed(true);
  }

  @Test
  void aFaultEndsTheConnection() {
    wire.channel().pipeline().fireExceptionCaught(new IOException("for this test"));
    wire.isClosed(true);
  }
}
