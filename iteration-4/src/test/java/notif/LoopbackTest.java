package notif;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
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
    Channel server = new Server(group, board).listen("127.0.0.1", 0).sync().channel();
    int port = ((InetSocketAddress) server.localAddress()).getPort();
    Client client = new Client(group, "127.0.0.1", port, line -> {});
    Channel connection = client.connect().sync().channel();
    assertThat(client.random().get()).isEqualTo(456902234);
    client.notif().get();
    CompletableFuture<Topic> notification = client.notification();
    board.publish("Nice appart in the 11e.");
    assertThat(notification.get()).isEqualTo(Topic.CLASSIFIED);
    client.close();
    connection.closeFuture().sync();
  }
}
