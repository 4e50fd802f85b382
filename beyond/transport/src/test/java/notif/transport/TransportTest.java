package notif.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
  void littleIsHeldForAClient(Transport transport) throws Exception {
    assumeTrue(transport.fault() == null, () -> transport + ": " + transport.fault());
    EventLoopGroup group = transport.group(1);
    CompletableFuture<ChannelConfig> told = new CompletableFuture<>();
    ServerBootstrap bootstrap = new ServerBootstrap().group(group);
    transport.prepare(bootstrap);
    bootstrap.childHandler(
        new ChannelInboundHandlerAdapter() {
          @Override
          public void channelActive(ChannelHandlerContext context) {
            told.complete(context.channel().config());
          }
        });
    Channel server = bootstrap.bind("127.0.0.1", 0).sync().channel();
    try (Socket client = new Socket()) {
      client.connect(server.localAddress());
      ChannelConfig config = told.get(10, TimeUnit.SECONDS);
      assertThat(config.getOption(ChannelOption.SO_SNDBUF)).isBetween(1 << 14, 1 << 17);
      assertThat(config.getOption(ChannelOption.SO_RCVBUF)).isBetween(1 << 12, 1 << 15);
      assertThat(config.getAllocator()).isInstanceOf(PooledByteBufAllocator.class);
    }
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
  }

  /** If one request of io_uring receives many times, it goes on long after the stop. */
  @ParameterizedTest
  @EnumSource
  void fromAClientThatIsNotReadNothingComes(Transport transport) throws Exception {
    assumeTrue(transport.fault() == null, () -> transport + ": " + transport.fault());
    EventLoopGroup group = transport.group(1);
    AtomicInteger bytes = new AtomicInteger();
    ServerBootstrap bootstrap = new ServerBootstrap().group(group);
    transport.prepare(bootstrap);
    bootstrap.childHandler(
        new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel channel) {
            channel.pipeline().addLast(new Stopping(bytes));
          }
        });
    Channel server = bootstrap.bind("127.0.0.1", 0).sync().channel();
    try (SocketChannel client = SocketChannel.open(server.localAddress());
        Selector selector = Selector.open()) {
      client.configureBlocking(false).register(selector, SelectionKey.OP_WRITE);
      for (int sent = 0; sent < 1 << 24 && selector.select(300) > 0; ) { // else it is held up
        selector.selectedKeys().clear();
        sent += client.write(ByteBuffer.allocate(1 << 16));
      }
      assertThat(bytes.get()).isBetween(1, 1 << 12);
    }
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
  }

  /** Stops reading with the first bytes. */
  private static final class Stopping extends SimpleChannelInboundHandler<ByteBuf> {
    private final AtomicInteger bytes;

    Stopping(AtomicInteger bytes) {
      this.bytes = bytes;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf buffer) {
      bytes.addAndGet(buffer.readableBytes());
      context.channel().config().setAutoRead(false);
    }
  }

  /** If one request of io_uring receives many times, about one client in two stands still. */
  @ParameterizedTest
  @EnumSource
  void aClientThatIsNotReadForAMomentIsReadAgain(Transport transport) throws Exception {
    assumeTrue(transport.fault() == null, () -> transport + ": " + transport.fault());
    EventLoopGroup group = transport.group(1);
    ServerBootstrap bootstrap =
        new ServerBootstrap().group(group).childOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    transport.prepare(bootstrap);
    bootstrap.childHandler(
        new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel channel) {
            channel.pipeline().addLast(new Pausing());
          }
        });
    Channel server = bootstrap.bind("127.0.0.1", 0).sync().channel();
    for (int i = 0; i < 12; i++) {
      try (Socket client = new Socket()) {
        client.connect(server.localAddress());
        client.setSoTimeout(10_000);
        client.getOutputStream().write(new byte[1 << 24]);
        client.shutdownOutput();
        assertThat(client.getInputStream().read()).isEqualTo('.');
      }
    }
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
  }

  /** Stops reading for a moment, now and then, and answers the end. */
  private static final class Pausing extends SimpleChannelInboundHandler<ByteBuf> {
    private int buffers;

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf buffer) {
      buffers++;
      if (buffers % 23 == 0) {
        context.channel().config().setAutoRead(false).setAutoRead(true);
      }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event == ChannelInputShutdownEvent.INSTANCE) {
        context.writeAndFlush(Unpooled.copiedBuffer(".", US_ASCII));
      }
    }
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

  @Test
  void theFastestIsTriedFirst() {
    assertThat(Transport.values())
        .containsExactly(Transport.IO_URING, Transport.EPOLL, Transport.NIO);
  }
}
