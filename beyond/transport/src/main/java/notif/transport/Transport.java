package notif.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandler;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringBufferRingConfig;
import io.netty.channel.uring.IoUringChannelOption;
import io.netty.channel.uring.IoUringFixedBufferRingAllocator;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoHandlerConfig;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;
import java.util.stream.Stream;

/**
 * How an event loop talks to the kernel. Java's own way, NIO, works everywhere; epoll and io_uring
 * are Linux's. The first that works is taken.
 *
 * <pre>{@code
 * EventLoopGroup group = Transport.best().group(1);
 * ServerBootstrap bootstrap = new ServerBootstrap().group(group);
 * Transport.of(group).prepare(bootstrap);
 * }</pre>
 */
public enum Transport {
  /** Asks for many things with one system call; the kernel puts what it reads into a ring. */
  IO_URING(IoUringIoHandler.class, IoUringServerSocketChannel.class, IoUringSocketChannel.class),

  /** Tells which connections have something; each is then read with a system call. */
  EPOLL(EpollIoHandler.class, EpollServerSocketChannel.class, EpollSocketChannel.class),

  /** Java's own, like epoll with more work between. */
  NIO(NioIoHandler.class, NioServerSocketChannel.class, NioSocketChannel.class);

  private static final short RING = 0; // the id of a loop's buffers
  private static final short BUFFERS = 1024;
  private static final int BYTES = 2048; // of each buffer: that are read at once
  private static final int HELD = 4096; // bytes for a client, then it is not writable
  private static final int KERNEL = 1 << 16; // bytes for a client that the kernel holds
  private static final int UNREAD = 1 << 14; // bytes of a client that the kernel holds
  private static final int WRITES = 1 << 16; // at once: epoll may forget one that it puts off
  private static final int RESULTS = 32768; // that may wait to be looked at
  private static final int REQUESTS = 512; // in one call: with few, a flood is answered slowly

  static { // Netty asks when its first classes are loaded
    unlessSaid("io.netty.iouring.acceptMultiShotEnabled", "false"); // a failure repeats at once
    unlessSaid("io.netty.iouring.recvMultiShotEnabled", "false"); // it does not stop at once
  }

  private final Class<? extends IoHandler> handler;
  private final Class<? extends ServerChannel> listening;
  private final Class<? extends Channel> connection;

  Transport(
      Class<? extends IoHandler> handler,
      Class<? extends ServerChannel> listening,
      Class<? extends Channel> connection) {
    this.handler = handler;
    this.listening = listening;
    this.connection = connection;
  }

  static void unlessSaid(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /** The first that works here. */
  public static Transport best() {
    return Stream.of(values()).filter(transport -> transport.fault() == null).findFirst().get();
  }

  /** Why this machine does not have it; null if it has. */
  public Throwable fault() {
    return switch (this) {
      case IO_URING ->
          IoUring.isAvailable() && !IoUring.isRegisterBufferRingSupported()
              ? new UnsupportedOperationException("the kernel has no ring of buffers")
              : IoUring.unavailabilityCause();
      case EPOLL -> Epoll.unavailabilityCause();
      case NIO -> null;
    };
  }

  /**
   * Makes event loops, each with a thread of its own.
   *
   * @return the caller shuts them down
   */
  public EventLoopGroup group(int loops) {
    return new MultiThreadIoEventLoopGroup(
        loops,
        switch (this) {
          case IO_URING -> IoUringIoHandler.newFactory(rings());
          case EPOLL -> EpollIoHandler.newFactory();
          case NIO -> NioIoHandler.newFactory();
        });
  }

  private static IoUringIoHandlerConfig rings() {
    return new IoUringIoHandlerConfig()
        .setRingSize(REQUESTS)
        .setCqSize(RESULTS)
        .setBufferRingConfig(
            IoUringBufferRingConfig.builder()
                .bufferGroupId(RING)
                .bufferRingSize(BUFFERS)
                .batchSize(BUFFERS / 2)
                .allocator(
                    new IoUringFixedBufferRingAllocator(PooledByteBufAllocator.DEFAULT, BYTES))
                .build());
  }

  /** The transport that a group's event loops use. */
  public static Transport of(EventLoopGroup group) {
    return Stream.of(values())
        .filter(transport -> group instanceof IoEventLoopGroup io && io.isIoType(transport.handler))
        .findFirst()
        .orElse(NIO);
  }

  /**
   * Lets a server use this transport, for many clients that say little: little is read from each at
   * once, and little is held for it, in the kernel too: it would take megabytes, and a client that
   * reads them slowly would seem not to read. Buffers come from Netty's pooled allocator: its
   * adaptive one, the default, holds ten times as much for clients that do not read. When no client
   * can be accepted, the log says why.
   */
  public void prepare(ServerBootstrap bootstrap) {
    bootstrap
        .channel(listening)
        .handler(new Faults())
        .option(ChannelOption.SO_RCVBUF, UNREAD) // each connection inherits it
        .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(BYTES))
        .childOption(ChannelOption.SO_SNDBUF, KERNEL)
        .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
        .childOption(ChannelOption.WRITE_SPIN_COUNT, WRITES)
        .childOption(
            ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(HELD / 2, HELD));
    if (this == IO_URING) {
      bootstrap.childOption(IoUringChannelOption.IO_URING_BUFFER_GROUP_ID, RING);
    }
  }

  /** Lets the connections of a client use this transport. */
  public void prepare(Bootstrap bootstrap) {
    bootstrap.channel(connection);
    if (this == IO_URING) {
      bootstrap.option(IoUringChannelOption.IO_URING_BUFFER_GROUP_ID, RING);
    }
  }
}
