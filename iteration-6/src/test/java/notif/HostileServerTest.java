package notif;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault of a server, and what the client makes of it. */
class HostileServerTest {
  private final Conversation conversation = new Conversation(line -> {});
  private final Wire wire = new Wire(Client.pipeline(conversation));

  @AfterEach
  void end() {
    wire.end();
  }

  private void enter() {
    conversation.notif();
    wire.says("notif").bring("notif: OK");
  }

  private static void failsWithTheConnection(CompletableFuture<?> future) {
    assertThat(future).isDone();
    assertThatThrownBy(future::get).hasCauseInstanceOf(IOException.class);
  }

  @Test
  void aFaultEndsTheConnectionAndIsKept() {
    CompletableFuture<Long> number = conversation.random();
    wire.channel().pipeline().fireExceptionCaught(new IllegalStateException("for this test"));
    failsWithTheConnection(number);
    assertThatThrownBy(number::get)
        .hasMessageContaining("the connection was lost: for this test")
        .cause()
        .hasSuppressedException(new IllegalStateException("for this test"));
  }

  @Test
  void anErrorFailsOneRequestAndTheConnectionGoesOn() {
    CompletableFuture<Long> refused = conversation.random();
    CompletableFuture<Long> answered = conversation.random();
    wire.bring("ERR state say stop_notif first", "7");
    assertThatThrownBy(refused::get)
        .hasCauseInstanceOf(Refused.class)
        .hasMessageContaining("say stop_notif first")
        .extracting(fault -> ((Refused) fault.getCause()).code())
        .isEqualTo("state");
    assertThat(answered).isCompletedWithValue(7L);
    wire.isClosed(false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "OK",
        "random?",
        "Nice appart in the 11e.",
        "-1",
        "+1",
        "1 ",
        "0x1",
        "9223372036854775808",
        "99999999999999999999",
        "\u0661"
      })
  void aReplyThatIsNoNumberEndsTheConnectionAndEveryFuture(String line) {
    CompletableFuture<Long> first = conversation.random();
    CompletableFuture<Long> second = conversation.random();
    wire.bring(line).isClosed(true);
    failsWithTheConnection(first);
    failsWithTheConnection(second);
  }

  @Test
  void aReplyToAStopThatIsNotOkEndsTheConnection() {
    enter();
    CompletableFuture<?> stopped = conversation.stopNotif();
    wire.bring("7").isClosed(true);
    assertThat(stopped).isCompletedExceptionally();
  }

  @ParameterizedTest
  @ValueSource(strings = {"notif", "7", "an ad"})
  void aServerThatEchoesDoesNotEnterTheMode(String line) {
    CompletableFuture<?> entered = conversation.notif();
    wire.bring(line).isClosed(true);
    assertThat(entered).isCompletedExceptionally();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "notif: OK", "will send notifs", "one\t\ttwo", "one\t", "one\tnotif:"})
  void whatIsNoAdEndsTheConnection(String line) {
    CompletableFuture<?> ads = conversation.classified();
    wire.bring(line).isClosed(true);
    assertThat(ads).isCompletedExceptionally();
  }

  @ParameterizedTest
  @ValueSource(strings = {"notif: OK", "will send notifs", "OK"})
  void theModeIsAcknowledgedInThreeWays(String line) {
    CompletableFuture<?> entered = conversation.notif();
    wire.bring(line).isClosed(false);
    assertThat(entered).isCompleted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "OK", "", "notif: OK", "hello", "ERR busy too many"})
  void aLineThatNobodyAskedForEndsTheConnection(String line) {
    wire.bring(line).isClosed(true);
  }

  @Test
  void aSecondReplyEndsTheConnection() {
    CompletableFuture<Long> first = conversation.random();
    wire.bring("7", "8").isClosed(true);
    assertThat(first).isCompletedWithValue(7L);
  }

  @Test
  void whereAStopIsRefusedTheModeGoesOn() {
    enter();
    CompletableFuture<?> stopped = conversation.stopNotif();
    wire.says("stop_notif").bring("ERR unknown what", "notif: random").isClosed(false);
    assertThat(stopped).isCompletedExceptionally();
    assertThat(conversation.notification()).isCompletedWithValue(Topic.RANDOM);
    conversation.notification();
    wire.says("OK");
  }

  @Test
  void newsOutsideTheModeEndsTheConnection() {
    CompletableFuture<?> entered = conversation.notif();
    wire.bring("notif: random", "notif: OK").isClosed(true);
    failsWithTheConnection(entered);
  }

  @Test
  void newsOfAnUnknownKindIsAcknowledgedAndPassedOver() {
    enter();
    CompletableFuture<Topic> notification = conversation.notification();
    wire.bring("notif: weather").says("OK").bring("notif: random");
    assertThat(notification).isCompletedWithValue(Topic.RANDOM);
  }

  @Test
  void aServerThatSpeaksAndDoesNotReadIsLeft() {
    enter();
    wire.reads(false);
    for (int i = 0; i < 200; i++) {
      wire.bringRaw("notif: weather\n".repeat(100)); // each is acknowledged
    }
    wire.isClosed(true);
  }

  @Test
  void newsThatIsSpeltWithoutABlankIsNoReply() {
    enter();
    CompletableFuture<?> stopped = conversation.stopNotif();
    wire.bring("notif:weather").isClosed(false);
    assertThat(stopped).isNotDone();
    wire.bring("OK");
    assertThat(stopped).isCompleted();
  }

  @Test
  void notificationAndOkInOnePacketBothArrive() {
    enter();
    CompletableFuture<Topic> notification = conversation.notification();
    CompletableFuture<?> stopped = conversation.stopNotif();
    wire.bring("notif: classified", "OK");
    assertThat(notification).isCompletedWithValue(Topic.CLASSIFIED);
    assertThat(stopped).isCompleted();
  }

  @Test
  void waitingTwiceForOneNotificationIsRefused() {
    enter();
    CompletableFuture<Topic> first = conversation.notification();
    assertThat(conversation.notification()).isCompletedExceptionally();
    wire.bring("notif: random");
    assertThat(first).isCompletedWithValue(Topic.RANDOM);
  }

  @Test
  void aNotificationThatItsWaiterGaveUpIsKeptForTheNext() {
    enter();
    conversation.notification().cancel(false);
    wire.bring("notif: random");
    assertThat(conversation.notification()).isCompletedWithValue(Topic.RANDOM);
  }

  @Test
  void theEndOfTheConnectionEndsEveryFuture() {
    enter();
    CompletableFuture<Topic> notification = conversation.notification();
    List<CompletableFuture<?>> requests =
        List.of(conversation.random(), conversation.classified(), conversation.stopNotif());
    wire.end();
    failsWithTheConnection(notification);
    requests.forEach(HostileServerTest::failsWithTheConnection);
  }

  @Test
  void whatIsAskedAfterTheEndFailsAtOnce() {
    enter();
    wire.end();
    failsWithTheConnection(conversation.random());
    failsWithTheConnection(conversation.notification());
  }

  @Test
  void aCallbackThatAsksAgainWhenTheConnectionEndsGetsAnAnswer() {
    CompletableFuture<Long> again =
        conversation.random().exceptionallyCompose(fault -> conversation.random());
    wire.end();
    failsWithTheConnection(again);
  }

  @Test
  void aFarewellIsTheReason() {
    CompletableFuture<Long> number = conversation.random();
    wire.bring("BYE the server ends").isClosed(true);
    assertThatThrownBy(number::get).hasMessageContaining("BYE the server ends");
  }

  @Test
  void aFarewellIsNoAd() {
    CompletableFuture<List<String>> ads = conversation.classified();
    wire.bring("BYE the server ends").isClosed(true);
    failsWithTheConnection(ads);
  }

  @Test
  void aRefusalThatIsTheLastLineIsTheReason() {
    CompletableFuture<Long> first = conversation.random();
    CompletableFuture<Long> second = conversation.random();
    wire.bring("ERR busy there are too many clients").isClosed(true);
    assertThatThrownBy(first::get).hasCauseInstanceOf(Refused.class);
    assertThatThrownBy(second::get).hasMessageContaining("ERR busy there are too many clients");
  }

  @Test
  void twoStopsMayBeUnderWayWhenNewsCrossesThem() {
    enter();
    List<CompletableFuture<?>> stops = List.of(conversation.stopNotif(), conversation.stopNotif());
    wire.says("stop_notif", "stop_notif").bring("notif: random", "OK", "OK").says();
    stops.forEach(stop -> assertThat(stop).isCompleted());
    wire.isClosed(false);
  }

  @Test
  void anErrorWithoutTextIsOneToo() {
    CompletableFuture<Long> refused = conversation.random();
    wire.bring("ERR state").isClosed(false);
    assertThatThrownBy(refused::get).hasCauseInstanceOf(Refused.class);
  }

  @Test
  void aRequestThatCannotBeWrittenFails() {
    ChannelHandler broken =
        new ChannelOutboundHandlerAdapter() {
          @Override
          public void write(ChannelHandlerContext context, Object line, ChannelPromise promise) {
            promise.setFailure(new IOException("for this test"));
          }
        };
    wire.channel()
        .pipeline()
        .addBefore(wire.channel().pipeline().lastContext().name(), null, broken);
    CompletableFuture<Long> number = conversation.random();
    wire.isClosed(true);
    failsWithTheConnection(number);
  }

  @Test
  void aReplyInSevenPiecesArrives() {
    CompletableFuture<Long> number = conversation.random();
    for (String piece : "8976523\r\n".split("(?<=\\d)")) {
      wire.bringRaw(piece);
    }
    assertThat(number).isCompletedWithValue(8976523L);
  }

  @Test
  void aReplyOf8192BytesArrivesAndALongerOneEndsTheConnection() {
    CompletableFuture<List<String>> ads = conversation.classified();
    wire.bring("x".repeat(8192));
    assertThat(ads).isCompleted();
    ads = conversation.classified();
    wire.bring("x".repeat(8193)).isClosed(true);
    failsWithTheConnection(ads);
    assertThatThrownBy(ads::get).hasMessageContaining("it said what is no line: ERR toolong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00ff\n", "\u00c3\r\n", "a\u0000b\n", "a\rb\r\n", "\u001b[2J\r\n"})
  void whatIsNoTextEndsTheConnection(String octets) {
    CompletableFuture<List<String>> ads = conversation.classified();
    wire.bringBytes(octets.getBytes(ISO_8859_1)).isClosed(true);
    failsWithTheConnection(ads);
  }

  @Test
  void closedInTheMiddleOfALineItFails() {
    CompletableFuture<Long> number = conversation.random();
    wire.bringRaw("123");
    wire.end();
    failsWithTheConnection(number);
  }

  @Test
  void aCallbackThatThrowsHarmsNothing() {
    conversation
        .random()
        .thenAccept(
            number -> {
              throw new IllegalStateException("for this test");
            });
    CompletableFuture<Long> second = conversation.random();
    wire.bring("1", "2").isClosed(false);
    assertThat(second).isCompletedWithValue(2L);
  }

  @Test
  void whatIsAskedOfAnEndedEventLoopFails() throws Exception {
    EventExecutor loop = new DefaultEventExecutor();
    loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    ChannelHandlerContext context =
        (ChannelHandlerContext)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ChannelHandlerContext.class},
                (self, method, none) ->
                    method.getName().equals("executor") ? loop : wire.channel()); // which stands
    Conversation ended = new Conversation(line -> {});
    ended.handlerAdded(context);
    assertThat(ended.random()).isCompletedExceptionally();
    assertThat(ended.notification()).isCompletedExceptionally();
  }
}
