package notif;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.EventLoop;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTest {
  private final Board board = new Board(() -> 7);
  private final Wire wire = new Wire(Server.pipeline(board));

  @AfterEach
  void end() {
    wire.end();
  }

  @Test
  void requestsInOnePacketAreAnsweredInOrder() {
    wire.bring("random?", "random?", "random?").says("7", "7", "7");
  }

  @Test
  void aBurstIsAnsweredAtOnce() {
    int before = wire.flushes();
    wire.bring("random?", "random?", "random?");
    assertThat(wire.flushes()).isEqualTo(before + 1);
  }

  @Test
  void whatItDoesNotUnderstandEndsTheConnection() {
    wire.bring("random?", "Random?", "random?").says("7").isClosed(true);
  }

  @Test
  void aFetchWithinTheModeEndsTheConnection() {
    wire.bring("notif").says("notif: OK", "notif: random").bring("random?").says().isClosed(true);
  }

  @Test
  void whatIsPublishedWhileTheNewsGoesOutIsNewsToo() {
    wire.bring("random?", "notif").says("7", "notif: OK");
    ChannelHandler publisher =
        new ChannelOutboundHandlerAdapter() {
          @Override
          public void flush(ChannelHandlerContext context) {
            context.flush();
            context.pipeline().remove(this);
            wire.bring("OK");
            board.publish("an ad");
          }
        };
    wire.channel().pipeline().addFirst(publisher);
    board.draw();
    wire.says("notif: random", "notif: classified");
  }

  @Test
  void noTopicStarvesAnother() {
    wire.bring("random?", "notif").says("7", "notif: OK");
    board.draw();
    wire.says("notif: random");
    board.publish("an ad");
    board.draw();
    wire.bring("OK").says("notif: classified").bring("OK").says("notif: random");
  }

  @Test
  void aClientThatIsGoneIsNotTold() {
    wire.bring("notif").says("notif: OK", "notif: random");
    EventLoop loop = wire.channel().eventLoop();
    assertThat(board.audience(loop)).hasSize(1);
    wire.end();
    assertThat(board.audience(loop)).isEmpty();
  }

  @Test
  void aNewConnectionHasReadNothing() {
    board.publish("an ad");
    Wire other = new Wire(Server.pipeline(board));
    other.bring("classified?").says("an ad").end();
    wire.bring("classified?").says("an ad");
  }

  @Test
  void aFaultEndsTheConnection() {
    wire.channel().pipeline().fireExceptionCaught(new IOException("for this test"));
    wire.isClosed(true);
  }

  @Test
  void theModeMayBeEnteredTwice() {
    wire.bring("random?", "notif", "notif").says("7", "notif: OK", "notif: OK");
    board.draw();
    wire.says("notif: random").bring("notif").says("notif: OK");
    wire.bring("OK").says("notif: random").bring("OK").says();
  }
}
