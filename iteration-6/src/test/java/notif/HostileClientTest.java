package notif;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault of a client, and what the server makes of it. */
class HostileClientTest {
  private final Board board = new Board(() -> 7);
  private final Wire wire = connect();
  private final Wire neighbour = connect().bring("random?", "notif").says("7", "notif: OK");

  private Wire connect() {
    return new Wire(Server.pipeline(board));
  }

  /** Whatever a client does, another one is served as before, and told once. */
  @AfterEach
  void itsNeighbourIsNotDisturbed() {
    wire.end();
    board.draw();
    assertThat(neighbour.said()).startsWith("notif: ");
    neighbour.says().bring("stop_notif", "random?").says("OK", "7").isClosed(false).end();
  }

  @ParameterizedTest
  @ValueSource(strings = {"random?\r\n", "random?\n"})
  void aCommandIsReadWhereverItIsCut(String line) {
    for (int cut = 0; cut <= line.length(); cut++) {
      wire.bringRaw(line.substring(0, cut)).bringRaw(line.substring(cut)).says("7");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ran\rdom?\r\n",
        "random?\rrandom?\r\n",
        "random?\r\r\n",
        "\rrandom?\r\n",
        "random?\u0000\r\n",
        "\u001b[2J\r\n",
        "\u0008\n"
      })
  void aControlCharacterIsASyntaxErrorAndEndsTheConnection(String text) {
    wire.bringRaw(text).says("ERR syntax …").isClosed(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00ff\r\n",
        "\u00c3\r\n",
        "\u00c0\u00af\n",
        "\u00ed\u00a0\u0080\n",
        "\u00f4\u0090\u0080\u0080\n"
      })
  void whatIsNoUtf8IsASyntaxError(String octets) {
    wire.bringBytes(octets.getBytes(ISO_8859_1)).says("ERR syntax …").isClosed(true);
  }

  @Test
  void aTlsHelloIsASyntaxError() {
    byte[] hello = {0x16, 0x03, 0x01, 0x00, 0x05, 0x01, 0x00, 0x00, 0x01, 0x0a, 0x0a};
    wire.bringBytes(hello).says("ERR syntax …").isClosed(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "random",
        "Random?",
        "RANDOM?",
        " random?",
        "random? ",
        "random?\t",
        "ok",
        "é",
        "\ufeffnotif"
      })
  void aLineThatIsNoCommandIsUnknownAndTheConnectionGoesOn(String line) {
    wire.bring(line, "random?").says("ERR unknown …", "7").isClosed(false);
  }

  @Test
  void aRequestOfHttpIsUnknownLineByLine() {
    wire.bring("GET / HTTP/1.1", "Host: localhost", "", "random?");
    wire.says("ERR unknown …", "ERR unknown …", "ERR unknown …", "7");
  }

  @Test
  void aLineOf512BytesIsReadWhereverItIsCut() {
    String line = "x".repeat(512) + "\r\n";
    for (int cut = 0; cut <= line.length(); cut++) {
      wire.bringRaw(line.substring(0, cut)).bringRaw(line.substring(cut)).says("ERR unknown …");
      wire.bring("random?").says("7");
    }
    wire.bringRaw("x".repeat(512) + "\n").says("ERR unknown …").isClosed(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n", "x"})
  void aLineOf513BytesIsTooLong(String end) {
    wire.bringRaw("x".repeat(513) + end).says("ERR toolong …").isClosed(true);
  }

  @Test
  void aLineOfAGigabyteIsNotKept() {
    UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false, true);
    byte[] piece = "x".repeat(65_536).getBytes(UTF_8);
    wire.channel().config().setAllocator(memory);
    wire.reads(false).bringBytes(piece); // the refusal is held up, and so is the end
    long kept = memory.metric().usedHeapMemory();
    for (int i = 1; i < 16_384; i++) {
      wire.bringBytes(piece);
      assertThat(memory.metric().usedHeapMemory()).isEqualTo(kept);
    }
    assertThat(kept).isLessThan(piece.length);
    wire.isClosed(false).reads(true).says("ERR toolong …").isClosed(true);
  }

  @Test
  void theLastLineHasAMomentBeforeTheClose() {
    wire.bringRaw("\u0000\n").says("ERR syntax …").pass(Duration.ofMillis(99)).isClosed(false);
    wire.bring("random?").says().pass(Duration.ofMillis(1));
    assertThat(wire.channel().isOpen()).isFalse();
  }

  @Test
  void whatFollowsASyntaxErrorIsNotExecuted() {
    wire.bringRaw("random?\r\n\u0000\r\nrandom?\r\n").says("7", "ERR syntax …").isClosed(true);
  }

  @Test
  void theTenthErrorInARowEndsTheConnection() {
    for (int i = 0; i < 9; i++) {
      wire.bring("?").says("ERR unknown …");
    }
    wire.bring("random?").says("7");
    for (int i = 0; i < 9; i++) {
      wire.bring("?").says("ERR unknown …");
    }
    wire.isClosed(false).bring("?", "random?").says("ERR unknown …").isClosed(true);
  }

  @Test
  void whatGetsNoReplyIsNoErrorAndEndsNoRow() {
    for (int i = 0; i < 9; i++) {
      wire.bring("?", "OK").says("ERR unknown …").isClosed(false);
    }
    wire.bring("?").says("ERR unknown …").isClosed(true);
  }

  @Test
  void errorsAndNotificationsGoOutTogether() {
    int before = wire.flushes();
    wire.bring("?", "notif", "random?")
        .says("ERR unknown …", "notif: OK", "notif: random", "ERR state …");
    assertThat(wire.flushes()).isEqualTo(before + 1);
  }

  @Test
  void afterTheLastErrorNothingIsHeardAndNothingSaid() {
    wire.bring("random?", "notif").says("7", "notif: OK").reads(false);
    wire.bring("?", "?", "?", "?", "?", "?", "?", "?", "?", "?", "random?");
    long held = wire.held();
    board.draw();
    wire.bring("random?", "stop_notif").bringRaw("\u0000\n").isClosed(false);
    assertThat(wire.held()).isEqualTo(held);
    wire.reads(true);
    for (int i = 0; i < 10; i++) {
      assertThat(wire.said()).startsWith("ERR unknown ");
    }
    wire.says().isClosed(true);
  }

  @Test
  void aFetchWithinTheModeIsRefusedAndTheModeKept() {
    wire.bring("random?", "notif", "classified?", "random?");
    wire.says("7", "notif: OK", "ERR state …", "ERR state …");
    board.draw();
    wire.says("notif: random").bring("what").says("ERR unknown …");
    wire.bring("OK").says();
    board.draw();
    wire.says("notif: random");
  }

  @Test
  void lateAndExtraAcknowledgementsAreIgnored() {
    wire.bring("OK", "OK", "random?", "notif", "OK", "OK").says("7", "notif: OK");
    board.draw();
    wire.says("notif: random").bring("stop_notif", "OK", "stop_notif").says("OK", "OK");
  }

  @Test
  void theModeMayBeEnteredTwice() {
    wire.bring("random?", "notif", "notif").says("7", "notif: OK", "notif: OK");
    board.draw();
    wire.says("notif: random").bring("notif").says("notif: OK");
    wire.bring("OK").says("notif: random").bring("OK").says();
  }

  @Test
  void tenThousandPipelinedCommandsGetTenThousandReplies() {
    wire.bringRaw("random?\r\n".repeat(10_000));
    for (int i = 0; i < 10_000; i++) {
      assertThat(wire.said()).isEqualTo("7");
    }
    wire.says();
  }

  @Test
  void aHundredThousandAdsMakeOneNotificationOfASilentClient() {
    Wire mute = connect();
    Wire deaf = connect().bring("random?", "notif").says("7", "notif: OK").reads(false);
    wire.bring("random?", "notif").says("7", "notif: OK");
    for (int i = 0; i < 100_000; i++) {
      board.publish("ad " + i);
      if (i % 100 == 0) {
        List.of(mute, deaf, wire).forEach(Wire::settle);
      }
    }
    assertThat(deaf.held()).isPositive().isLessThan(1000);
    deaf.reads(true).says("notif: classified").end();
    wire.says("notif: classified");
    mute.says().end();
  }

  @Test
  void aClientThatDoesNotReadIsNotReadFrom() {
    EmbeddedChannel channel = wire.channel();
    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
    wire.settle();
    assertThat(channel.config().isAutoRead()).isFalse();
    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
    wire.settle();
    assertThat(channel.config().isAutoRead()).isTrue();
  }

  @Test
  void halfClosedItStillGetsItsReplies() {
    wire.bring("random?", "random?");
    wire.channel().pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
    wire.says("7", "7").isClosed(true);
  }

  @Test
  void anUnterminatedLineAtTheEndIsNotExecuted() {
    wire.bringRaw("random?\r\nrandom?");
    wire.channel().pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
    wire.says("7").isClosed(true);
  }

  @Test
  void aFaultOfOursIsAnInternalError() {
    wire.channel().pipeline().fireExceptionCaught(new IllegalStateException("for this test"));
    wire.says("ERR internal …").isClosed(true);
  }

  @Test
  void whoIsGoneGetsNoReply() {
    wire.channel().pipeline().fireExceptionCaught(new IOException("for this test"));
    wire.says().isClosed(true);
  }

  @Test
  void aReplyThatCannotBeWrittenEndsTheConnection() {
    AtomicInteger tries = new AtomicInteger();
    ChannelHandler broken =
        new ChannelOutboundHandlerAdapter() {
          @Override
          public void write(ChannelHandlerContext context, Object line, ChannelPromise promise) {
            if (line instanceof String) {
              tries.incrementAndGet();
              promise.setFailure(new OutOfMemoryError("for this test"));
            } else {
              context.write(line, promise);
            }
          }
        };
    ChannelPipeline pipeline = wire.channel().pipeline();
    pipeline.addBefore(pipeline.lastContext().name(), null, broken);
    board.publish("what a notification would tell of");
    wire.bring("notif").says().isClosed(true);
    assertThat(tries).hasValue(2); // the reply, and that the fault is ours
  }
}
