package notif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both programs' own classes over real sockets. */
@Timeout(10)
class LoopbackTest {
  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration LONG = Duration.ofSeconds(5);

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  private final Board board = new Board(() -> 456902234);

  @AfterEach
  void shutDown() {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @Test
  void clientAndServerTalk() throws Exception {
    Server server = new Server(group, board, IDLE, 10);
    try (Client client = client(listen(server, 0))) {
      fails(client.random());
      client.connect().sync();
      assertThat(client.random().get()).isEqualTo(456902234);
      client.notif().get();
      CompletableFuture<Topic> notification = client.notification();
      board.publish("Nice appart in the 11e.");
      assertThat(notification.get()).isEqualTo(Topic.CLASSIFIED);
      client.stopNotif().get();
      assertThat(client.classified().get()).containsExactly("Nice appart in the 11e.");
      CompletableFuture<Long> pending = client.random();
      server.close().sync();
      assertThat(pending.handle((number, fault) -> "ended")).succeedsWithin(LONG);
      fails(client.random());
    }
  }

  @Test
  void aWatchGoesOnWhenTheServerComesBack() throws Exception {
    BlockingQueue<String> items = new LinkedBlockingQueue<>();
    Server server = new Server(group, board, IDLE, 10);
    int port = listen(server, 0);
    try (Client client = client(port)) {
      client.onRandom(Runnable::run, number -> items.add("random " + number));
      client.onClassified(Runnable::run, ad -> items.add("classified " + ad));
      client.connect().sync();
      assertThat(items.take()).isEqualTo("random 456902234");
      board.publish("one");
      assertThat(items.take()).isEqualTo("classified one");
      board.publish("two");
      assertThat(items.take()).isEqualTo("classified two");
      server.close().sync();
      board.publish("three");
      listenAgain(new Server(group, board, IDLE, 10), port);
      // A new connection has read nothing.
      assertThat(List.of(items.take(), items.take(), items.take(), items.take()))
          .containsSubsequence("classified one", "classified two", "classified three")
          .contains("random 456902234");
    }
  }

  @Test
  void oneClientTooManyIsToldAndSentAway() throws Exception {
    Server server = new Server(group, board, IDLE, 1);
    int port = listen(server, 0);
    try (Client first = client(port);
        Socket second = new Socket()) {
      second.setSoTimeout(5000);
      first.connect().sync();
      assertThat(first.random().get()).isEqualTo(456902234);
      second.connect(new InetSocketAddress("127.0.0.1", port));
      assertThat(new String(second.getInputStream().readAllBytes(), UTF_8))
          .matches("ERR busy .*\\r\\n");
      assertThat(first.random().get()).isEqualTo(456902234);
    }
  }

  @Test
  void aClientThatClosesEndsItsConnectionAndItsFutures() throws Exception {
    Server server = new Server(group, board, IDLE, 10);
    Client client = client(listen(server, 0));
    Channel connection = client.connect().sync().channel();
    CompletableFuture<?> pending = client.notif().thenCompose(entered -> client.notification());
    fails(client.random()); // refused, so the mode is entered
    client.close();
    assertThat(connection.closeFuture().await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(pending).isDone();
  }

  @Test
  void aClientConnectsOnce() throws Exception {
    try (Client client = client(listen(new Server(group, board, IDLE, 10), 0))) {
      client.connect().sync();
      assertThatThrownBy(client::connect).isInstanceOf(IllegalStateException.class);
      assertThat(client.random().get()).isEqualTo(456902234);
    }
  }

  @Test
  void aClientThatCouldNotConnectMayTryAtOnce() throws Exception {
    Channel listening = new Server(group, board, IDLE, 10).listen("127.0.0.1", 0).sync().channel();
    int port = ((InetSocketAddress) listening.localAddress()).getPort();
    listening.close().sync();
    try (Client client = client(port)) {
      for (int i = 0; i < 500; i++) { // the next try may come before the loop has told of the last
        assertThat(client.connect().await().isSuccess()).isFalse();
      }
    }
  }

  @Test
  void aConnectionThatCannotBeBegunFails() throws Exception {
    EventLoopGroup other = new MultiThreadIoEventLoopGroup(1, LocalIoHandler.newFactory());
    try (Client client = new Client(other, "127.0.0.1", 1, Duration.ofMinutes(29), line -> {})) {
      CompletableFuture<Throwable> fault = new CompletableFuture<>();
      client.connect().addListener(done -> fault.complete(done.cause()));
      assertThat(fault.get()).hasMessageContaining("incompatible");
    } finally {
      other.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    }
  }

  @Test
  void aClosedClientConnectsNoMore() throws Exception {
    Server server = new Server(group, board, IDLE, 10);
    Client client = client(listen(server, 0));
    client.close();
    Channel connection = client.connect().sync().channel();
    connection.closeFuture().sync();
    fails(client.random());
  }

  @Test
  void whatIsAskedAfterTheEndOfTheEventLoopFails() throws Exception {
    Client client = client(listen(new Server(group, board, IDLE, 10), 0));
    client.connect().sync();
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    fails(client.random());
    fails(client.notification());
    client.close();
  }

  @Test
  void aHalfClosedClientGetsItsReply() throws Exception {
    Server server = new Server(group, new Board(() -> 7), IDLE, 10);
    InetSocketAddress address =
        (InetSocketAddress) server.listen("127.0.0.1", 0).sync().channel().localAddress();
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write("random?\nrandom?".getBytes(UTF_8));
      socket.shutdownOutput();
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8)).isEqualTo("7\r\n");
    }
    server.close().sync();
  }

  @Test
  void aServerThatEndsSaysSoAndListensNoMore() throws Exception {
    Server server = new Server(group, new Board(() -> 7), IDLE, 10);
    Channel listening = server.listen("127.0.0.1", 0).sync().channel();
    InetSocketAddress address = (InetSocketAddress) listening.localAddress();
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write("random?\n".getBytes(UTF_8));
      assertThat(socket.getInputStream().readNBytes(3)).asString(UTF_8).isEqualTo("7\r\n");
      server.close();
      assertThat(socket.getInputStream().readAllBytes()).asString(UTF_8).matches("BYE .*\\r\\n");
    }
    assertThat(listening.closeFuture().await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whoIsAcceptedWhileTheServerEndsIsSentAwayToo() throws Exception {
    EventLoopGroup two = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    Server server = new Server(two, board, IDLE, 10);
    InetSocketAddress address =
        (InetSocketAddress) server.listen("127.0.0.1", 0).sync().channel().localAddress();
    SingleThreadEventExecutor next = (SingleThreadEventExecutor) two.next(); // of the client
    two.next(); // of the server, which has its turn again
    Phaser turn = new Phaser(2);
    next.execute(
        () -> {
          turn.arriveAndAwaitAdvance();
          turn.arriveAndAwaitAdvance();
        });
    turn.arriveAndAwaitAdvance();
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.setSoTimeout(5000);
      while (next.pendingTasks() == 0) {
        Thread.onSpinWait(); // until it is accepted, and waits for its loop
      }
      Future<?> end = server.close();
      turn.arriveAndAwaitAdvance();
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      assertThat(end.await(5, TimeUnit.SECONDS)).isTrue();
    } finally {
      two.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    }
  }

  @Test
  void aServerHasEndedWhenItListensNoMore() throws Exception {
    Server server = new Server(group, new Board(() -> 7), IDLE, 10);
    server.listen("127.0.0.1", 0).sync();
    Phaser turn = new Phaser(2);
    group.execute(turn::arriveAndAwaitAdvance); // busy until the test lets it go on
    Future<?> end = server.close();
    boolean tooEarly = end.isDone();
    turn.arriveAndAwaitAdvance();
    assertThat(tooEarly).isFalse();
    assertThat(end.await(5, TimeUnit.SECONDS)).isTrue();
  }

  private int listen(Server server, int port) throws InterruptedException {
    Channel channel = server.listen("127.0.0.1", port).sync().channel();
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  /** The system gives a port back some moments after it was closed. */
  private void listenAgain(Server server, int port) throws InterruptedException {
    while (!server.listen("127.0.0.1", port).await().isSuccess()) {
      Thread.onSpinWait();
    }
  }

  private Client client(int port) {
    return new Client(group, "127.0.0.1", port, Duration.ofMinutes(29), line -> {});
  }

  @Test
  void whoConnectsMayWaitForIt() throws Exception {
    int port = listen(new Server(group, board, IDLE, 10), 0);
    Phaser turn = new Phaser(2);
    Runnable busy =
        () -> {
          turn.arriveAndAwaitAdvance();
          turn.arriveAndAwaitAdvance();
        };
    try (Client client = client(port)) {
      group.execute(busy);
      turn.arriveAndAwaitAdvance();
      ChannelFuture connecting = client.connect(); // is registered when the loop comes to it
      group.execute(busy); // before it connects
      turn.arriveAndAwaitAdvance();
      turn.arriveAndAwaitAdvance();
      assertThat(connecting.channel().isRegistered()).isTrue();
      assertThat(connecting.isDone()).isFalse();
      try {
        assertThat(connecting.await(1)).isFalse();
      } finally {
        turn.arriveAndAwaitAdvance();
      }
      connecting.sync();
    }
  }

  @Test
  void theWireIsToldOnTheEventLoop() throws Exception {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Channel server =
        new Server(group, new Board(() -> 7), IDLE, 10).listen("127.0.0.1", 0).sync().channel();
    int port = ((InetSocketAddress) server.localAddress()).getPort();
    Client client =
        new Client(
            group,
            "127.0.0.1",
            port,
            Duration.ofMinutes(29),
            line -> threads.add(Thread.currentThread()));
    client.connect().sync();
    client.random().get();
    assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
    client.close();
  }

  @Test
  void whoIsToldOfTheWireMayThrow() throws Exception {
    Board board = new Board(() -> 7);
    Channel server = new Server(group, board, IDLE, 10).listen("127.0.0.1", 0).sync().channel();
    int port = ((InetSocketAddress) server.localAddress()).getPort();
    CompletableFuture<Long> number = new CompletableFuture<>();
    Consumer<String> throwing =
        line -> {
          throw new IllegalStateException("for this test");
        };
    Client client = new Client(group, "127.0.0.1", port, Duration.ofMinutes(29), throwing);
    client.onRandom(Runnable::run, number::complete);
    client.connect().sync();
    assertThat(number).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(7L);
    client.close();
  }

  @Test
  void whatIsAskedWhileTheConnectionEndsFails() throws Exception {
    Channel server =
        new Server(group, new Board(() -> 7), IDLE, 10).listen("127.0.0.1", 0).sync().channel();
    int port = ((InetSocketAddress) server.localAddress()).getPort();
    Client client = new Client(group, "127.0.0.1", port, Duration.ofMinutes(29), line -> {});
    Channel connection = client.connect().sync().channel();
    Phaser turn = new Phaser(2);
    group.execute(turn::arriveAndAwaitAdvance); // busy until the test lets it go on
    connection.close();
    group.execute(
        () -> { // closed, and the conversation is not told of it yet
          turn.arriveAndAwaitAdvance();
          turn.arriveAndAwaitAdvance();
        });
    turn.arriveAndAwaitAdvance();
    turn.arriveAndAwaitAdvance();
    CompletableFuture<Long> asked = client.random();
    turn.arriveAndAwaitAdvance();
    fails(asked);
    client.close();
  }

  /** It ends by a fault, and not by nothing: AssertJ alone takes a wait in vain for a failure. */
  private static void fails(CompletableFuture<?> future) {
    assertThat(future)
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableOfType(ExecutionException.class);
  }
}
