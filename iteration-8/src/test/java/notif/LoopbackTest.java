package notif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
      assertThat(client.random()).failsWithin(LONG);
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
      assertThat(pending)
          .satisfiesAnyOf(f -> assertThat(f).isCompleted(), f -> assertThat(f).failsWithin(LONG));
      assertThat(client.random()).failsWithin(LONG);
    }
  }

  @Test
  void aWatchGoesOnWhenTheServerComesBack() throws Exception {
    BlockingQueue<String> items = new LinkedBlockingQueue<>();
    Server server = new Server(group, board, IDLE, 10);
    int port = listen(server, 0);
    try (Client client = client(port)) {
      client.onRandom(number -> items.add("random " + number));
      client.onClassified(ad -> items.add("classified " + ad));
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
      first.connect().sync();
      assertThat(first.random().get()).isEqualTo(456902234);
      second.connect(new InetSocketAddress("127.0.0.1", port));
      assertThat(new String(second.getInputStream().readAllBytes(), UTF_8))
          .matches("ERR busy .*\\r\\n");
      assertThat(first.random().get()).isEqualTo(456902234);
    }
  }

  @Test
  void aClosedClientConnectsNoMore() throws Exception {
    Server server = new Server(group, board, IDLE, 10);
    Client client = client(listen(server, 0));
    client.close();
    Channel connection = client.connect().sync().channel();
    connection.closeFuture().sync();
    assertThat(client.random()).failsWithin(LONG);
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
    return new Client(group, "127.0.0.1", port, Duration.ofMinutes(29), line -> {}, Runnable::run);
  }
}
