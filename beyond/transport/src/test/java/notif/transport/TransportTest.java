package notif.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class TransportTest {

  @ParameterizedTest
  @EnumSource
  void aGroupTellsItsTransport(Transport transport) throws InterruptedException {
    assumeTrue(transport.fault() == null, () -> transport + ": " + transport.fault());
    EventLoopGroup group = transport.group(1);
    assertThat(Transport.of(group)).isEqualTo(transport);
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
  }

  @ParameterizedTest
  @EnumSource
  void theKernelHoldsLittleForAClient(Transport transport) throws Exception {
    assumeTrue(transport.fault() == null, () -> transport + ": " + transport.fault());
    EventLoopGroup group = transport.group(1);
    CompletableFuture<Integer> held = new CompletableFuture<>();
    ServerBootstrap bootstrap = new ServerBootstrap().group(group);
    transport.prepare(bootstrap);
    bootstrap.childHandler(
        new ChannelInboundHandlerAdapter() {
          @Override
          public void channelActive(ChannelHandlerContext context) {
            held.complete(context.channel().config().getOption(ChannelOption.SO_SNDBUF));
          }
        });
    Channel server = bootstrap.bind("127.0.0.1", 0).sync().channel();
    try (Socket client = new Socket()) {
      client.connect(server.localAddress());
      assertThat(held.get(10, TimeUnit.SECONDS)).isBetween(1 << 14, 1 << 17);
    }
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
  }

  @Test
  void whatIsUnknownIsTakenForJavas() throws InterruptedException {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, LocalIoHandler.newFactory());
    assertThat(Transport.of(group)).isEqualTo(Transport.NIO);
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
  }

  @Test
  void theBestIsOneThatWorks() {
    assertThat(Transport.best().fault()).isNull();
  }
}
