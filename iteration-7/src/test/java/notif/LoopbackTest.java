package notif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both programs' own classes over real sockets. */
@Timeout(10)
class LoopbackTest {
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  @AfterEach
  void shutDown() {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @Test
  void clientAndServerTalk() throws Exception {
    Board board = new Board(() -> 456902234);
    Server server = new Server(group, board, Duration.ofMinutes(30));
    Channel listening = server.listen("127.0.0.1", 0).sync().channel();
    int port = ((InetSocketAddress) listening.localAddress()).getPort();
    Client client = new Client(group, "127.0.0.1", port, Duration.ofMinutes(29), line -> {});
    client.connect().sync();
    assertThat(client.random().get()).isEqualTo(456902234);
    client.notif().get();
    CompletableFuture<Topic> notification = client.notification();
    board.publish("Nice appart in the 11e.");
    assertThat(notification.get()).isEqualTo(Topic.CLASSIFIED);
    client.stopNotif().get();
    assertThat(client.classified().get()).containsExactly("Nice appart in the 11e.");
    CompletableFuture<Long> pending =
        client.notif().thenCompose(entered -> client.notification()).thenApply(topic -> 0L);
    client.notif().get();
    server.close().sync();
    fails(pending);
    fails(client.random());
  }

  @Test
  void whatIsAskedAfterTheEndOfTheEventLoopFails() throws Exception {
    Channel server =
        new Server(group, new Board(() -> 7), Duration.ofMinutes(30))
            .listen("127.0.0.1", 0)
            .sync()
            .channel();
    int port = ((InetSocketAddress) server.localAddress()).getPort();
    Client client = new Client(group, "127.0.0.1", port, Duration.ofMinutes(29), line -> {});
    client.connect().sync();
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    fails(client.random());
    fails(client.notification());
  }

  @Test
  void aHalfClosedClientGetsItsReply() throws Exception {
    Server server = new Server(group, new Board(() -> 7), Duration.ofMinutes(30));
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
    Server server = new Server(group, new Board(() -> 7), Duration.ofMinutes(30));
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
    Server server = new Server(two, new Board(() -> 7), Duration.ofMinutes(30));
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
    Server server = new Server(group, new Board(() -> 7), Duration.ofMinutes(30));
    server.listen("127.0.0.1", 0).sync();
    Phaser turn = new Phaser(2);
    group.execute(turn::arriveAndAwaitAdvance); // busy until the test lets it go on
    Future<?> end = server.close();
    boolean tooEarly = end.isDone();
    turn.arriveAndAwaitAdvance();
    assertThat(tooEarly).isFalse();
    assertThat(end.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aClientMayConnectAgain() throws Exception {
    Channel server =
        new Server(group, new Board(() -> 7), Duration.ofMinutes(30))
            .listen("127.0.0.1", 0)
            .sync()
            .channel();
    int port = ((InetSocketAddress) server.localAddress()).getPort();
    Client client = new Client(group, "127.0.0.1", port, Duration.ofMinutes(29), line -> {});
    client.close(); // there is nothing to end yet
    for (int i = 0; i < 2; i++) {
      Channel connection = client.connect().sync().channel();
      assertThat(client.random().get()).isEqualTo(7);
      client.close();
      connection.closeFuture().sync();
    }
  }

  @Test
  void theWireIsToldOnTheEventLoop() throws Exception {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Channel server =
        new Server(group, new Board(() -> 7), Duration.ofMinutes(30))
            .listen("127.0.0.1", 0)
            .sync()
            .channel();
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
  }

  @Test
  void whatIsAskedWhileTheConnectionEndsFails() throws Exception {
    Channel server =
        new Server(group, new Board(() -> 7), Duration.ofMinutes(30))
            .listen("127.0.0.1", 0)
            .sync()
            .channel();
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
  }

  /** It ends by a fault, and not by nothing: AssertJ alone takes a wait in vain for a failure. */
  private static void fails(CompletableFuture<?> future) {
    assertThat(future)
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableOfType(ExecutionException.class);
  }

  @Test
  void aPeerThatIsGoneWithoutAWordIsNoticedByTheSystem() throws Exception {
    Channel listening =
        new Server(group, new Board(() -> 7), Duration.ofMinutes(30))
            .listen("127.0.0.1", 0)
            .sync()
            .channel();
    CompletableFuture<Channel> accepted = new CompletableFuture<>();
    ChannelInboundHandlerAdapter witness =
        new ChannelInboundHandlerAdapter() {
          @Override
          public void channelRead(ChannelHandlerContext context, Object client) {
            accepted.complete((Channel) client);
            context.fireChannelRead(client);
          }
        };
    group.submit(() -> listening.pipeline().addFirst(witness)).sync(); // before anybody connects
    InetSocketAddress address = (InetSocketAddress) listening.localAddress();
    Socket socket = new Socket(address.getAddress(), address.getPort());
    Channel connection = accepted.get();
    group.submit(() -> {}).sync(); // it is registered, and has its options
    assertThat(connection.config().getOption(ChannelOption.SO_KEEPALIVE)).isTrue();
    assertThat(connection.config().getOption(ChannelOption.ALLOW_HALF_CLOSURE)).isTrue();
    socket.close();
  }
}
