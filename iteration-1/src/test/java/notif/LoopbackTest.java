package notif;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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
    List<String> wire = new CopyOnWriteArrayList<>();
    Channel server = new Server(group).listen("127.0.0.1", 0).sync().channel();
    int port = ((InetSocketAddress) server.localAddress()).getPort();
    Client client = new Client(group, "127.0.0.1", port, wire::add);
    Channel connection = client.connect().sync().channel();
    client.say("one", "déjà vu");
    connection.closeFuture().sync();
    assertThat(wire).containsExactly("C: one", "C: déjà vu", "S: one", "S: déjà vu");
  }

  @Test
  void theWireIsToldOnTheEventLoop() throws Exception {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Channel server = new Server(group).listen("127.0.0.1", 0).sync().channel();
    int port = ((InetSocketAddress) server.localAddress()).getPort();
    Client client =
        new Client(group, "127.0.0.1", port, line -> threads.add(Thread.currentThread()));
    Channel connection = client.connect().sync().channel();
    client.say("a line");
    connection.closeFuture().sync();
    assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
  }
}
