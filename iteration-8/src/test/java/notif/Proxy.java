package notif;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * A bad network between clients and server, on loopback. It delays, cuts and merges what it passes
 * on, see {@link Pipe}; and each connection through it ends in one of four ways, after a minute on
 * average:
 *
 * <ul>
 *   <li>reset: one end is told at once, and what was under way is lost;
 *   <li>half-closed: one end is told that the other has said its last word, which is not true;
 *   <li>swallowed: nothing goes on any more, in one direction or both, and nobody is told. This is
 *       what a router that was switched off looks like;
 *   <li>or it outlives all this, and the server is killed.
 * </ul>
 *
 * <p>Each client has a {@link Door} of its own, so that we know which connection is whose. The seed
 * repeats what is drawn here, but not when threads and sockets come to it.
 */
final class Proxy implements AutoCloseable {
  private static final double LIFE = 60; // seconds, on average
  private static final double[] CUTS = {0, 0.3, 0.97};
  private static final ChannelOption<Boolean> HALF = ChannelOption.ALLOW_HALF_CLOSURE;

  final LongAdder delayed = new LongAdder();
  final LongAdder split = new LongAdder();
  final LongAdder merged = new LongAdder();
  final LongAdder reset = new LongAdder();
  final LongAdder halfClosed = new LongAdder();
  final LongAdder swallowed = new LongAdder();
  final AtomicInteger standing = new AtomicInteger(); // with the server at one end
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Random random; // touched on the one event loop only
  private final Bootstrap toServer;
  private volatile boolean gentle = true;

  Proxy(int server, long seed) {
    random = new Random(seed);
    toServer =
        new Bootstrap()
            .group(group)
            .channel(NioSocketChannel.class)
            .option(HALF, true)
            .remoteAddress("127.0.0.1", server);
  }

  /** Where one client comes in. */
  static final class Door {
    private final boolean swallows;
    private volatile int accepted;
    private int port;

    private Door(boolean swallows) {
      this.swallows = swallows;
    }

    int port() {
      return port;
    }

    /** How many connections came through it ever. */
    int accepted() {
      return accepted;
    }
  }

  /**
   * Opens a door.
   *
   * @param swallows whether what comes through it may be swallowed
   */
  Door open(boolean swallows) throws InterruptedException {
    Door door = new Door(swallows);
    Channel listening =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childOption(HALF, true)
            .childOption(ChannelOption.AUTO_READ, false) // until the server is there
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel client) {
                    door.accepted++; // on the one event loop
                    join(client, door);
                  }
                })
            .bind("127.0.0.1", 0)
            .sync()
            .channel();
    door.port = ((InetSocketAddress) listening.localAddress()).getPort();
    return door;
  }

  /** From now on it only passes bytes on; or does its worst again. */
  void gentle(boolean gentle) {
    this.gentle = gentle;
  }

  boolean chance(double probability) {
    return !gentle && random.nextDouble() < probability;
  }

  int random(int bound) {
    return random.nextInt(bound);
  }

  private void join(Channel client, Door door) {
    double cut = CUTS[random(CUTS.length)];
    Pipe down = new Pipe(this, cut, client);
    Channel server =
        toServer
            .clone()
            .handler(down)
            .connect()
            .addListener(done -> connected(client, done.isSuccess()))
            .channel();
    Pipe up = new Pipe(this, cut, server);
    up.join(down);
    client.pipeline().addLast(up);
    standing.incrementAndGet();
    server.closeFuture().addListener(closed -> standing.decrementAndGet());
    long life = (long) (-Math.log(1 - random.nextDouble()) * LIFE * 1000);
    client.eventLoop().schedule(() -> end(up, down, door), life, TimeUnit.MILLISECONDS);
  }

  private static void connected(Channel client, boolean success) {
    if (success) {
      client.config().setAutoRead(true);
    } else {
      reset(client); // the server is down
    }
  }

  private static void reset(Channel channel) {
    if (channel.isOpen()) {
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
      channel.close();
    }
  }

  private void end(Pipe up, Pipe down, Door door) {
    if (gentle || !up.to().isActive() || !down.to().isActive()) {
      return;
    }
    Channel end = random.nextBoolean() ? up.to() : down.to();
    int choice = random(3);
    if (choice == 0) {
      halfClosed.increment();
      ((DuplexChannel) end).shutdownOutput();
    } else if (choice == 1 && door.swallows) {
      swallowed.increment();
      int directions = random(3);
      if (directions != 0) {
        up.swallow();
      }
      if (directions != 1) {
        down.swallow();
      }
    } else {
      reset.increment();
      reset(end);
    }
  }

  @Override
  public void close() {
    group.shutdownGracefully(1, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
