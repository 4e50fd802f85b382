package notif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private final Conversation conversation = new Conversation(line -> {});
  private final Wire wire = new Wire(Client.pipeline(conversation, Duration.ofMinutes(29)));

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
  void aWireThatThrowsHoldsNoLineBack() {
    Conversation watched =
        new Conversation(
            line -> {
              throw new IllegalStateException("for this test");
            });
    Wire other = new Wire(Client.pipeline(watched, Duration.ofMinutes(29)));
    assertThatThrownBy(watched::random).hasMessage("for this test");
    other.says("random?").end();
  }

  @Test
  void aNumberMayNeedMoreThan32Bits() {
    CompletableFuture<Long> number = conversation.random();
    wire.bring("9223372036854775807");
    assertThat(number).isCompletedWithValue(Long.MAX_VALUE);
  }

  @Test
  void aNumberMayBeZero() {
    CompletableFuture<Long> number = conversation.random();
    wire.bring("0");
    assertThat(number).isCompletedWithValue(0L);
  }

  @Test
  void whoGivesUpAnEntryIsInTheModeAllTheSame() {
    conversation.notif().cancel(false);
    wire.says("notif").bring("notif: OK", "notif: random").isClosed(false);
    assertThat(conversation.notification()).isCompletedWithValue(Topic.RANDOM);
  }

  @Test
  void whoGivesUpAStopHasLeftTheModeAllTheSame() {
    conversation.notif();
    wire.says("notif").bring("notif: OK");
    CompletableFuture<Topic> notification = conversation.notification();
    conversation.stopNotif().cancel(false);
    wire.says("stop_notif").bring("OK");
    assertThat(notification).isCancelled();
  }

  @Test
  void aReplyAndANotificationGoEachToItsOwnFuture() {
    conversation.notif();
    wire.says("notif").bring("notif: OK");
    CompletableFuture<Topic> notification = conversation.notification();
    CompletableFuture<?> stopped = conversation.stopNotif();
    wire.says("stop_notif").bring("OK");
    assertThat(stopped).isCompleted();
    assertThat(notification).isCancelled();
  }

  @Test
  void askingForTheNextNotificationAcknowledgesTheLast() {
    CompletableFuture<Topic> first =
        conversation.notif().thenCompose(entered -> conversation.notification());
    wire.says("notif").bring("notif: OK", "notif: random").says();
    assertThat(first).isCompletedWithValue(Topic.RANDOM);
    CompletableFuture<Topic> second = conversation.notification();
    wire.says("OK").bring("notif: classified").says();
    assertThat(second).isCompletedWithValue(Topic.CLASSIFIED);
  }

  @Test
  void aNotificationThatComesBeforeItIsAskedForIsKept() {
    conversation.notif();
    wire.says("notif").bring("notif: OK", "notif: random").says();
    assertThat(conversation.notification()).isCompletedWithValue(Topic.RANDOM);
    wire.says();
    conversation.notification();
    wire.says("OK");
  }

  @Test
  void whoGaveUpMayWaitAgain() {
    conversation.notif();
    wire.says("notif").bring("notif: OK");
    conversation.notification().cancel(false);
    CompletableFuture<Topic> second = conversation.notification();
    wire.says().bring("notif: random");
    assertThat(second).isCompletedWithValue(Topic.RANDOM);
    conversation.notification().cancel(false);
    wire.says("OK");
    conversation.notification();
    wire.says();
  }

  @Test
  void aNotificationCrossingAStopIsDeliveredAndNotAcknowledged() {
    CompletableFuture<Topic> notification =
        conversation.notif().thenCompose(entered -> conversation.notification());
    wire.says("notif").bring("notif: OK");
    CompletableFuture<?> stopped = conversation.stopNotif();
    wire.says("stop_notif").bring("notif: classified", "OK");
    assertThat(notification).isCompletedWithValue(Topic.CLASSIFIED);
    assertThat(stopped).isCompleted();
    assertThat(conversation.notification()).isCompletedExceptionally();
    wire.says();
  }

  @Test
  void aStopAcknowledgesWhatCameBefore() {
    conversation.notif().thenCompose(entered -> conversation.notification());
    wire.says("notif").bring("notif: OK", "notif: random");
    conversation.stopNotif();
    conversation.notification();
    conversation.notif();
    wire.says("stop_notif", "notif").bring("OK", "notif: OK");
    conversation.notification();
    wire.says();
  }

  @Test
  void aReplyIsUnderstoodEvenIfItComesWhileTheRequestIsWritten() {
    ChannelHandler prompt =
        new ChannelOutboundHandlerAdapter() {
          @Override
          public void write(ChannelHandlerContext context, Object line, ChannelPromise written) {
            context.write(line, written);
            context.pipeline().remove(this);
            wire.bring("notif: OK", "notif: random");
          }
        };
    ChannelPipeline pipeline = wire.channel().pipeline();
    pipeline.addBefore(pipeline.lastContext().name(), null, prompt);
    assertThat(conversation.notif()).isCompleted();
    assertThat(conversation.notification()).isCompletedWithValue(Topic.RANDOM);
    wire.isClosed(false);
  }

  @Test
  void everyLineThatGoesByIsShown() {
    List<String> shown = new ArrayList<>();
    Conversation open = new Conversation(shown::add);
    Wire other = new Wire(Client.pipeline(open, Duration.ofMinutes(29)));
    open.random();
    other.bring("7").end();
    assertThat(shown).containsExactly("C: random?", "S: 7");
  }

  @Test
  void theReasonOfTheEndIsWhatTheServerSaidLast() {
    assertThat(conversation.reason()).isEqualTo("the connection was lost");
    wire.bring("BYE the server ends").isClosed(true);
    assertThat(conversation.reason()).isEqualTo("the server said: BYE the server ends");
  }

  @Test
  void whatTheEndOfTheModeOvertakesIsNotAcknowledgedInTheNextOne() {
    conversation.notif();
    wire.says("notif").bring("notif: OK", "notif: random", "notif: end");
    conversation.notif();
    wire.says("notif").bring("notif: OK");
    conversation.notification();
    wire.says();
  }

  @Test
  void linesThatLeaveTogetherShareABuffer() {
    conversation.random();
    conversation.classified();
    wire.settle();
    assertThat(wire.channel().outboundMessages()).hasSize(1);
    wire.says("random?", "classified?");
  }

  @Test
  void aNotificationThatCrossesTheSecondStopIsNotAcknowledged() {
    conversation.notif();
    conversation.stopNotif();
    conversation.notif();
    conversation.stopNotif();
    wire.says("notif", "stop_notif", "notif", "stop_notif");
    wire.bring("notif: OK", "OK", "notif: OK", "notif: random");
    assertThat(conversation.notification()).isCompletedWithValue(Topic.RANDOM);
    conversation.notification();
    wire.says();
  }

  @Test
  void whatIsToldAgainIsForgotten() {
    conversation.notif();
    wire.says("notif").bring("notif: OK", "notif: random");
    conversation.stopNotif();
    conversation.notif();
    wire.says("stop_notif", "notif").bring("OK", "notif: OK");
    assertThat(conversation.notification()).isNotDone();
  }

  @Test
  void aNotificationThatNobodyWaitedForOutlivesTheStop() {
    conversation.notif();
    conversation.stopNotif();
    wire.says("notif", "stop_notif").bring("notif: OK", "notif: random", "OK");
    assertThat(conversation.notification()).isCompletedWithValue(Topic.RANDOM);
    assertThat(conversation.notification()).isCompletedExceptionally();
  }

  @Test
  void whoWaitsAgainWhenTheModeEndsIsRefused() {
    conversation.notif();
    wire.says("notif").bring("notif: OK");
    CompletableFuture<Topic> again =
        conversation.notification().exceptionallyCompose(left -> conversation.notification());
    conversation.stopNotif();
    wire.says("stop_notif").bring("OK");
    assertThat(again).isCompletedExceptionally();
  }

  @Test
  void aCallbackThatWaitsForTheNextNotificationAcknowledgesTheLast() {
    conversation.notif();
    wire.says("notif").bring("notif: OK");
    conversation.notification().thenCompose(topic -> conversation.notification());
    wire.bring("notif: random").says("OK");
  }

  @Test
  void whatIsAskedMeanwhileAcknowledgesNothing() {
    conversation.notif();
    wire.says("notif").bring("notif: OK", "notif: random");
    conversation.notif();
    assertThat(conversation.notification()).isCompletedWithValue(Topic.RANDOM);
    wire.says("notif");
    conversation.notification();
    wire.says("OK");
  }

  @Test
  void anotherReplyToARenewalEndsTheConnection() {
    conversation.notif();
    wire.says("notif").bring("notif: OK").pass(Duration.ofMinutes(29)).says("stop_notif", "notif");
    wire.bring("7").isClosed(true);
  }

  @Test
  void theEndOfTheConnectionDuringARenewalFailsTheWait() {
    conversation.notif();
    wire.says("notif").bring("notif: OK");
    CompletableFuture<Topic> notification = conversation.notification();
    wire.pass(Duration.ofMinutes(29)).says("stop_notif", "notif").end();
    assertThatThrownBy(notification::get).hasCauseInstanceOf(IOException.class);
  }

  @Test
  void anEndRightBehindTheEntryIsHeardAsOne() {
    Wire[] server = new Wire[1];
    Consumer<String> quick =
        line -> {
          if (line.equals("C: notif")) {
            server[0].bring("notif: OK", "notif: end"); // before the caller has its future
          }
        };
    Conversation hasty = new Conversation(quick);
    server[0] = new Wire(Client.pipeline(hasty, Duration.ofMinutes(29)));
    assertThatThrownBy(() -> hasty.listen().join()).hasCauseInstanceOf(CancellationException.class);
    server[0].isClosed(false).end();
  }
}
