package notif;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A client that asks and does not read: its requests wait, and cost nobody else anything. */
class BackPressureTest {
  private final Board board = new Board(() -> Long.MAX_VALUE);

  private Wire connect() {
    return new Wire(
        Server.pipeline(
            board, new DefaultChannelGroup(GlobalEventExecutor.INSTANCE), Duration.ofMinutes(30)));
  }

  @Test
  void requestsWaitForAClientThatReads() {
    Wire wire = connect().reads(false);
    wire.bringRaw("random?\r\n".repeat(50_000)); // in one piece, read in spite of the pause
    wire.channel().pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
    assertThat(wire.held()).isBetween(1L << 16, (1L << 16) + 4200);
    wire.isClosed(false).reads(true);
    for (int i = 0; i < 50_000; i++) {
      assertThat(wire.said()).isEqualTo("" + Long.MAX_VALUE);
    }
    wire.says().isClosed(true).end();
  }

  @Test
  void howManyRequestsWaitHasABound() {
    Wire wire = connect().reads(false);
    wire.bringRaw("random?\r\n".repeat(70_000)).isClosed(false).reads(true).isClosed(true).end();
  }

  @Test
  void whoReadsGetsAllRepliesHoweverManyThereAre() {
    Wire wire = connect();
    wire.bringRaw("random?\r\n".repeat(60_000)).isClosed(false);
    assertThat(wire.flushes()).isLessThan(100); // one when much waits, not one a reply
    for (int i = 0; i < 60_000; i++) {
      assertThat(wire.said()).isEqualTo("" + Long.MAX_VALUE);
    }
    wire.says().end();
  }

  @Test
  void aRefusalDoesNotOvertakeTheRequestsThatWait() {
    Wire wire = connect().reads(false);
    wire.bringRaw("random?\r\n".repeat(5000) + "\0\r\n").isClosed(false).reads(true);
    for (int i = 0; i < 5000; i++) {
      assertThat(wire.said()).isEqualTo("" + Long.MAX_VALUE);
    }
    wire.says("ERR syntax …").isClosed(true).end();
  }

  @Test
  void whoLeavesTheModeWhileItIsToldDisturbsNobody() {
    Wire wire = connect().bring("random?", "notif").says("" + Long.MAX_VALUE, "notif: OK");
    Wire neighbour = connect().bring("random?", "notif").says("" + Long.MAX_VALUE, "notif: OK");
    Set<Session> audience = board.audience(wire.channel().eventLoop());
    audience.addAll(board.audience(neighbour.channel().eventLoop())); // as if on one loop
    wire.reads(false).bringRaw("notif\r\n".repeat(10_000) + "stop_notif\r\n");
    wire.channel().pipeline().removeFirst(); // it reads, from the next flush on
    board.draw();
    wire.settle().reads(true);
    neighbour.says("notif: random").end();
    List<String> said = new ArrayList<>();
    for (String line = wire.said(); line != null; line = wire.said()) {
      said.add(line);
    }
    assertThat(said).hasSize(10_002).contains("notif: random").endsWith("OK");
    wire.end();
  }
}
