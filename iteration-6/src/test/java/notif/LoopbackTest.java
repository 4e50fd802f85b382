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
import java.util.concurrent.CompletableFuture;
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
    Server server = new Server(group, board);
    Channel listening = server.listen("127.0.0.1", 0).sync().channel();
    int port = ((InetSocketAddress) listening.localAddress()).getPort();
    Client client = new Client(group, "127.0.0.1", port, line -> {});
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
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    assertThat(pending).failsWithin(Duration.ofSeconds(5));
    assertThat(client.random()).failsWithin(Duration.ofSeconds(5));
  }

  @Test
  void whatIsAskedAfterTheEndOfTheEventLoopFails() throws Exception {
    Channel server = new Server(group, new Board(() -> 7)).listen("127.0.0.1", 0).sync().channel();
    int port = ((InetSocketAddress) server.localAddress()).getPort();
    Client client = new Client(group, "127.0.0.1", port, line -> {});
    client.connect().sync();
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    assertThat(client.random()).failsWithin(Duration.ofSeconds(5));
    assertThat(client.notification()).failsWithin(Duration.ofSeconds(5));
  }

  @Test
  void aHalfClosedClientGetsItsReply() throws Exception {
    Server server = new Server(group, new Board(() -> 7));
    InetSocketAddress address =
        (InetSocketAddress) server.listen("127.0.0.1", 0).sync().channel().localAddress();
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write("random?\nrandom?".getBytes(UTF_8));
      socket.shutdownOutput();
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8)).isEqualTo("7\r\n");
    }
  }
}
