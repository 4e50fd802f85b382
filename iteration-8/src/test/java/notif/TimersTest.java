package notif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What happens when nothing happens, in virtual time. */
class TimersTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration IDLE = Duration.ofMinutes(30);

  private final Board board = new Board(() -> 7);
  private final Conversation conversation = new Conversation(line -> {});

  private Wire server() {
    return new Wire(pipeline(board, IDLE));
  }

  private static ChannelHandler pipeline(Board board, Duration idle) {
    return Server.pipeline(board, new DefaultChannelGroup(GlobalEventExecutor.INSTANCE), idle, 10);
  }

  private Wire client() {
    return new Wire(Client.pipeline(conversation, Duration.ofMinutes(29)));
  }

  @Test
  void aClientThatConnectsAndSaysNothingIsSentAway() {
    Wire wire = server();
    wire.pass(IDLE.minus(SECOND)).says().isClosed(false);
    wire.pass(SECOND).says("BYE …").isClosed(true).end();
  }

  @Test
  void theTimeOfAClientBeginsWhenItConnects() {
    EmbeddedChannel channel = new EmbeddedChannel();
    channel.freezeTime();
    channel.advanceTimeBy(1, TimeUnit.HOURS);
    channel.pipeline().addLast(pipeline(board, IDLE));
    assertThat(channel.runScheduledPendingTasks()).as("the first look").isEqualTo(IDLE.toNanos());
    channel.finishAndReleaseAll();
  }

  @Test
  void everyLineStartsTheTimeAfresh() {
    Wire wire = server();
    for (int i = 0; i < 3; i++) {
      wire.pass(IDLE.minus(SECOND)).bring("random?").says("7");
    }
    wire.pass(IDLE).says("BYE …").isClosed(true);
    assertThat(wire.channel().runScheduledPendingTasks()).as("the next timer").isEqualTo(-1);
    wire.end();
  }

  @Test
  void aByteIsNoLine() {
    Wire wire = server();
    wire.pass(IDLE.minus(SECOND)).bringRaw("r").pass(SECOND).says("BYE …").isClosed(true).end();
  }

  @Test
  void aByteBehindALineIsNoLineEither() {
    Wire wire = server().bring("random?").says("7");
    wire.pass(IDLE.minus(SECOND)).bringRaw("r").pass(SECOND).says("BYE …").isClosed(true).end();
  }

  @Test
  void aBegunLineHasTenSecondsForAllItsBytes() {
    Wire wire = server();
    for (char octet : "random?\r".toCharArray()) {
      wire.bringRaw("" + octet).pass(SECOND).says().isClosed(false);
    }
    wire.bringRaw("\n").says("7");
    for (char octet : "classified".toCharArray()) {
      wire.says().isClosed(false).bringRaw("" + octet).pass(SECOND);
    }
    wire.says("BYE …").isClosed(true).end();
  }

  @Test
  void whileNothingIsReadTheRestOfALineIsWaitedFor() {
    Wire wire = server();
    wire.bringRaw("ran");
    writable(wire, false);
    wire.pass(Duration.ofSeconds(25)).says().isClosed(false);
    writable(wire, true);
    wire.bringRaw("dom?\n").says("7");
    wire.bringRaw("ran").pass(Duration.ofSeconds(10)).says("BYE …").isClosed(true).end();
  }

  @Test
  void theTimeForTheRestBeginsAnewWithTheReading() {
    Wire wire = server();
    wire.bringRaw("ran");
    writable(wire, false);
    wire.pass(Duration.ofSeconds(10)).pass(Duration.ofSeconds(9));
    writable(wire, true);
    wire.pass(Duration.ofSeconds(9)).bringRaw("dom?\nran").says("7");
    writable(wire, false);
    writable(wire, true);
    wire.pass(Duration.ofSeconds(9)).says().isClosed(false);
    wire.pass(Duration.ofSeconds(1)).says("BYE …").isClosed(true).end();
  }

  @Test
  void anEndedConnectionLeavesNoTimer() {
    Wire wire = server();
    wire.bringRaw("ran").pass(Duration.ofSeconds(10)).says("BYE …").isClosed(true);
    assertThat(wire.channel().runScheduledPendingTasks()).as("nanoseconds to a task").isEqualTo(-1);
    wire.end();
  }

  @Test
  void eachBegunLineHasItsOwnTenSeconds() {
    Wire wire = server();
    wire.bringRaw("ran");
    for (int i = 0; i < 5; i++) {
      wire.pass(SECOND.multipliedBy(9)).bringRaw("dom?\r\nran").says("7");
    }
    wire.pass(SECOND.multipliedBy(10)).says("BYE …").isClosed(true).end();
  }

  @Test
  void aClientThatDoesNotReadIsClosedAfterThirtySeconds() {
    Wire wire = server();
    writable(wire, false);
    wire.pass(SECOND.multipliedBy(29)).isClosed(false);
    writable(wire, true);
    wire.pass(SECOND.multipliedBy(29)).says().isClosed(false); // it has begun no line to end
    writable(wire, false);
    wire.pass(SECOND.multipliedBy(30)).isClosed(true).end();
  }

  @Test
  void whatAClientDoesNotReadItHasThirtySecondsFor() {
    Wire wire = server();
    for (int i = 0; i < 200; i++) {
      board.publish("x".repeat(400));
    }
    wire.reads(false).bringRaw("classified?\n".repeat(10)); // replies of 80,000 bytes
    assertThat(wire.channel().isWritable()).isFalse();
    long held = wire.held();
    wire.pass(SECOND.multipliedBy(29)).isClosed(false);
    assertThat(wire.held()).isEqualTo(held); // nothing is tried meanwhile
    wire.pass(SECOND).isClosed(true).end();
  }

  @Test
  void whoReadsAPartHasThirtySecondsForTheNext() {
    Wire wire = new Wire(pipeline(new Board(() -> Long.MAX_VALUE), IDLE)).reads(false);
    wire.bringRaw("random?\n".repeat(60_000)); // replies of 1.2 MB
    for (int i = 0; i < 5; i++) {
      wire.pass(SECOND.multipliedBy(29)).isClosed(false);
      wire.channel().unsafe().flush(); // it reads what is sent; then more is answered
    }
    wire.pass(SECOND.multipliedBy(30)).isClosed(true).end();
  }

  @Test
  void aClientThatIsNotReadFromIsNotSilent() {
    Wire wire = new Wire(pipeline(board, SECOND.multipliedBy(20)));
    writable(wire, false);
    wire.pass(SECOND.multipliedBy(25)).says().isClosed(false);
    writable(wire, true);
    wire.pass(SECOND.multipliedBy(20)).says("BYE …").isClosed(true).end();
  }

  @Test
  void aRequestThatWaitedIsHeardWhenItIsAnswered() {
    Wire wire = new Wire(pipeline(board, SECOND.multipliedBy(20))).reads(false);
    wire.bringRaw("random?\n".repeat(30_000)).pass(SECOND.multipliedBy(19)).reads(true);
    while (wire.said() != null) {} // takes all replies
    wire.pass(SECOND.multipliedBy(19)).says().isClosed(false).bringRaw("r");
    wire.pass(SECOND).says("BYE …").isClosed(true).end();
  }

  @Test
  void aRefusedClientThatDoesNotReadIsClosedAfterThirtySeconds() {
    Wire wire = server();
    wire.reads(false).bringRaw("\u0000\n").pass(SECOND.multipliedBy(29)).isClosed(false);
    wire.pass(SECOND).isClosed(true).end();
  }

  @Test
  void aGreetingInWhichNoLineEndsIsNotWaitedFor() {
    Wire wire = server();
    wire.bringRaw("\u0016\u0003\u0001"); // of TLS, in which no line ends
    wire.pass(SECOND.multipliedBy(10)).says("BYE …").isClosed(true).end();
  }

  @Test
  void aFarewellIsTheLastLine() {
    Wire wire = server();
    wire.bring("notif").says("notif: OK", "notif: random").bringRaw("OK\r\nstop_").reads(false);
    wire.pass(SECOND.multipliedBy(10)).isClosed(false);
    long held = wire.held();
    board.draw();
    wire.pass(SECOND);
    assertThat(wire.held()).isEqualTo(held);
    wire.reads(true).says("BYE a line was begun and not ended").isClosed(true).end();
  }

  @Test
  void aHalfClosedClientThatDoesNotReadIsClosedAfterThirtySeconds() {
    Wire wire = server();
    wire.reads(false).bringRaw("random?\r\nrandom?");
    wire.channel().pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
    wire.pass(SECOND.multipliedBy(20)).isClosed(false);
    writable(wire, false);
    writable(wire, true);
    wire.pass(SECOND.multipliedBy(9)).isClosed(false);
    wire.pass(SECOND).isClosed(true).end();
  }

  @Test
  void aHalfClosedClientGetsItsRepliesAndNothingElse() {
    Wire wire = server();
    wire.reads(false).bringRaw("random?\r\nrandom?");
    wire.channel().pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
    long held = wire.held();
    wire.pass(SECOND.multipliedBy(20));
    assertThat(wire.held()).isEqualTo(held);
    wire.reads(true).says("7").isClosed(true).end();
  }

  private static void writable(Wire wire, boolean writable) {
    EmbeddedChannel channel = wire.channel();
    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, writable);
    wire.settle();
  }

  @Test
  void theModeEndsInSilenceAndIsNotAnnouncedTo() {
    Wire wire = server();
    wire.bring("random?", "notif").says("7", "notif: OK");
    wire.pass(IDLE).says("notif: end");
    board.draw();
    wire.says().bring("notif").says("notif: OK", "notif: random").end();
  }

  @Test
  void noReplyInTenSecondsEndsTheConnection() {
    Wire wire = client();
    CompletableFuture<Long> number = conversation.random();
    wire.pass(SECOND.multipliedBy(9)).isClosed(false);
    assertThat(number).isNotDone();
    wire.pass(SECOND).isClosed(true);
    assertThatThrownBy(number::get).hasMessageContaining("no reply in 10 seconds");
    wire.end();
  }

  @Test
  void aServerThatReadsNothingIsLeftAfterTenSeconds() {
    Wire wire = client().reads(false);
    List<CompletableFuture<Long>> numbers =
        Stream.generate(conversation::random).limit(1000).toList();
    wire.pass(SECOND.multipliedBy(9)).isClosed(false);
    wire.pass(SECOND).isClosed(true);
    numbers.forEach(number -> assertThat(number).isCompletedExceptionally());
    wire.end();
  }

  @Test
  void newsIsNoReply() {
    Wire wire = client();
    conversation.notif();
    wire.says("notif").bring("notif: OK");
    CompletableFuture<?> stopped = conversation.stopNotif();
    wire.says("stop_notif").pass(SECOND.multipliedBy(9)).bring("notif: random").pass(SECOND);
    assertThat(stopped).isCompletedExceptionally();
    wire.isClosed(true).end();
  }

  @Test
  void aReplyInTimeStopsTheTimer() {
    Wire wire = client();
    conversation.random();
    wire.pass(SECOND.multipliedBy(9)).bring("7").pass(IDLE).isClosed(false).end();
  }

  @Test
  void halfAReplyEndsTheConnection() {
    Wire wire = client();
    conversation.notif();
    wire.bring("notif: OK").bringRaw("notif: ran").pass(SECOND.multipliedBy(10));
    wire.isClosed(true).end();
  }

  @Test
  void aClientThatIsGoneLeavesNoTimer() {
    Wire wire = server();
    writable(wire, false);
    wire.channel().pipeline().fireChannelInactive();
    assertThat(wire.channel().runScheduledPendingTasks()).as("the next timer").isEqualTo(-1);
    wire.end();
  }
}
