package notif.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.resolver.AddressResolver;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class NamesTest {
  private final EventLoopGroup group = Transport.NIO.group(1);
  private final ChannelHandler handler = new ChannelInboundHandlerAdapter();

  @AfterEach
  void end() throws InterruptedException {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
  }

  @Test
  void aNameLeadsToItsServer() throws Exception {
    Bootstrap bootstrap = new Bootstrap().group(group).handler(handler);
    Transport.of(group).prepare(bootstrap);
    assertThat(bootstrap.config().resolver()).isSameAs(Names.BESIDE_THE_LOOP);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      Channel channel = bootstrap.connect("localhost", server.getLocalPort()).sync().channel();
      server.accept().close();
      channel.closeFuture().sync();
    }
  }

  @Test
  void anUnknownNameFailsTheConnection() throws Exception {
    Bootstrap bootstrap = new Bootstrap().group(group).handler(handler);
    Transport.of(group).prepare(bootstrap);
    ChannelFuture connecting = bootstrap.connect("unknown.invalid", 1).await();
    assertThat(connecting.cause()).isInstanceOf(UnknownHostException.class);
  }

  /** The loop learns the address in its next turn; a lookup of its own would be done at once. */
  @Test
  void theLoopDoesNotWaitForALookup() throws Exception {
    try (AddressResolver<InetSocketAddress> names =
        Names.BESIDE_THE_LOOP.getResolver(group.next())) {
      Promise<InetSocketAddress> found = group.next().newPromise();
      InetSocketAddress sought = InetSocketAddress.createUnresolved("localhost", 1);
      Callable<Boolean> atOnce = () -> names.resolve(sought, found).isDone();
      assertThat(group.next().submit(atOnce).get()).isFalse();
      assertThat(found.get().getAddress().isLoopbackAddress()).isTrue();
    }
  }
}
