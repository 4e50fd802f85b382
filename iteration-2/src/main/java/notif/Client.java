package notif;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Connects to a server and talks to it. Its futures complete on the event loop, where nothing may
 * block.
 */
public final class Client implements AutoCloseable {
  private final Bootstrap bootstrap;
  private final Consumer<String> wire;
  private volatile Conversation conversation; // of the newest connection

  /**
   * Makes a client that is not connected yet.
   *
   * @param group the event loops that it runs on; the caller shuts them down after the connection
   * @param host the server's address or its name
   * @param port where it listens
   * @param wire is told each line as it goes by, on the event loop, marked {@code C: } or {@code S:
   *     }
   */
  public Client(EventLoopGroup group, String host, int port, Consumer<String> wire) {
    this.wire = wire;
    conversation = new Conversation(wire);
    bootstrap = new Bootstrap().group(group).remoteAddress(host, port);
    bootstrap.channel(NioSocketChannel.class);
  }

  /** What a connection's bytes pass through, from the network to the conversation. */
  static ChannelInitializer<Channel> pipeline(Conversation conversation) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        channel.pipeline().addLast(new Packets(), new Lines(Lines::text), conversation);
      }
    };
  }

  /**
   * Connects.
   *
   * @return succeeds when the connection stands; fails with an {@link java.io.IOException} when the
   *     server cannot be reached
   */
  public ChannelFuture connect() {
    conversation = new Conversation(wire);
    return bootstrap.clone().handler(pipeline(conversation)).connect();
  }

  /** Asks for the newest random number, which is not negative. The connection must stand. */
  public CompletableFuture<Long> random() {
    return conversation.random();
  }

  /** Ends the connection. */
  @Override
  public void close() {
    conversation.close();
  }
}
