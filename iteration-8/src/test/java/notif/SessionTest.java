package notif;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTest {
  private final Board board = new Board(() -> 7);
  private final Wire wire =
      new Wire(
          Server.pipeline(
              board,
              new DefaultChannelGroup(GlobalEventExecutor.INSTANCE),
              Duration.ofMinutes(30),
              10));

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
  void afterTheOkOfAStopNoNotificationComes() {
    wire.bring("random?", "notif", "stop_notif").says("7", "notif: OK", "OK");
    board.draw();
    wire.says();
  }

  @Test
  void whoLeftTheModeIsNotInTheAudience() {
    wire.bring("notif", "stop_notif").says("notif: OK", "notif: random", "OK");
    assertThat(board.audience(wire.channel().eventLoop())).isEmpty();
  }

  @Test
  void aStopAcknowledges() {
    wire.bring("notif").says("notif: OK", "notif: random");
    wire.bring("stop_notif", "notif").says("OK", "notif: OK", "notif: random");
  }

  @Test
  void aStopOutsideTheModeIsAnswered() {
    wire.bring("stop_notif").says("OK");
  }

  @Test
  void whatWasToldButNotFetchedIsToldAgainOnTheNextEntry() {
    board.publish("an ad");
    wire.bring("random?", "notif").says("7", "notif: OK", "notif: classified");
    wire.bring("OK", "stop_notif", "notif").says("OK", "notif: OK", "notif: classified");
    wire.bring("stop_notif", "classified?", "notif").says("OK", "an ad", "notif: OK");
  }

  @Test
  void anErrorDoesNotEchoWhatItRefuses() {
    wire.bring("secret", "secret\u0000");
    assertThat(wire.said()).startsWith("ERR unknown ").doesNotContain("secret");
    assertThat(wire.said()).startsWith("ERR syntax ").doesNotContain("secret");
  }

  @Test
  void oneClientTooManyIsToldAndSentAway() {
    DefaultChannelGroup nobody = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    Wire last = new Wire(Server.pipeline(board, nobody, Duration.ofMinutes(30), 1));
    last.bring("random?").says("7").isClosed(false).end();
    Wire tooMany = new Wire(Server.pipeline(board, nobody, Duration.ofMinutes(30), 0));
    tooMany.bring("random?").says("ERR busy …").isClosed(true).end();
  }

  @Test
  void aNewConnectionHasReadNothing() {
    board.publish("an ad");
    Wire other =
        new Wire(
            Server.pipeline(
                board,
                new DefaultChannelGroup(GlobalEventExecutor.INSTANCE),
                Duration.ofMinutes(30),
                10));
    other.bring("classified?").says("an ad").end();
    wire.bring("classified?").says("an ad");
  }

  @Test
  void whatIsOwedWhenTheModeIsLeftDoesNotFollowTheOk() {
    wire.bring("random?", "notif").says("7", "notif: OK");
    board.draw();
    wire.says("notif: random");
    board.publish("an ad");
    wire.bring("stop_notif").says("OK");
  }

  @Test
  void theModeMayBeEnteredTwice() {
    wire.bring("random?", "notif", "notif").says("7", "notif: OK", "notif: OK");
    board.draw();
    wire.says("notif: random").bring("notif").says("notif: OK");
    wire.bring("OK").says("notif: random").bring("OK").says();
  }

  @Test
  void whoIsAcceptedAsTheServerEndsIsTold() {
    ChannelGroup clients =
        new DefaultChannelGroup(GlobalEventExecutor.INSTANCE) {
          @Override
          public boolean add(Channel client) {
            client.pipeline().fireUserEventTriggered(Server.END); // as close() may do at once
            return super.add(client);
          }
        };
    new Wire(Server.pipeline(board, clients, Duration.ofMinutes(30), 10))
        .says("BYE …")
        .isClosed(true)
        .end();
  }

  @Test
  void whoStaysSilentAfterTheModeIsSentAway() {
    Duration idle = Duration.ofMinutes(30);
    wire.bring("random?", "notif").says("7", "notif: OK").pass(idle).says("notif: end");
    wire.pass(idle.minusSeconds(1)).says().isClosed(false);
    wire.pass(Duration.ofSeconds(1)).says("BYE …").isClosed(true);
  }
}
