package notif;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
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
    assertThat(pending).failsWithin(Duration.ofSeconds(5));
    assertThat(client.random()).failsWithin(Duration.ofSeconds(5));
  }
}
