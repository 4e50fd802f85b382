package notif;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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
    Channel server =
        new Server(group, new Board(() -> 456902234)).listen("127.0.0.1", 0).sync().channel();
    int port = ((InetSocketAddress) server.localAddress()).getPort();
    Client client = new Client(group, "127.0.0.1", port, line -> {});
    Channel connection = client.connect().sync().channel();
    assertThat(client.random().get()).isEqualTo(456902234);
    client.close();
    connection.closeFuture().sync();
  }

  @Test
  void aClientMayConnectAgain() throws Exception {
    Channel server = new Server(group, new Board(() -> 7)).listen("127.0.0.1", 0).sync().channel();
    int port = ((InetSocketAddress) server.localAddress()).getPort();
    Client client = new Client(group, "127.0.0.1", port, line -> {});
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
    Channel server = new Server(group, new Board(() -> 7)).listen("127.0.0.1", 0).sync().channel();
    int port = ((InetSocketAddress) server.localAddress()).getPort();
    Client client =
        new Client(group, "127.0.0.1", port, line -> threads.add(Thread.currentThread()));
    client.connect().sync();
    client.random().get();
    assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
  }

  @Test
  void aPeerThatIsGoneWithoutAWordIsNoticedByTheSystem() throws Exception {
    Channel listening =
        new Server(group, new Board(() -> 7)).listen("127.0.0.1", 0).sync().channel();
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
    socket.close();
  }
}
