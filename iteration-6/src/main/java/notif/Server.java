package notif;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/** Listens on a port and gives each connection a pipeline with a {@link Session} of its own. */
public final class Server {
  private static final int LINE = 512; // bytes that a client may say at once

  private final ServerBootstrap bootstrap;

  /**
   * Makes a server that does not listen yet.
   *
   * @param group the event loops that it runs on; the caller shuts them down
   * @param board what it serves
   */
  public Server(EventLoopGroup group, Board board) {
    bootstrap =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childHandler(pipeline(board));
  }

  /** What each connection's bytes pass through: the codecs, then the session. */
  static ChannelInitializer<Channel> pipeline(Board board) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        channel.pipeline().addLast(new Packets(), new Lines(LINE, Command::of), new Session(board));
      }
    };
  }

  /**
   * Starts to accept connections.
   *
   * @param host an address of this machine, or a name of it
   * @param port a TCP port, 0 for a free one
   * @return succeeds when the server accepts; fails with an {@link java.io.IOException} when the
   *     address cannot be had, with {@link java.nio.channels.UnresolvedAddressException} when the
   *     name is unknown
   */
  public ChannelFuture listen(String host, int port) {
    return bootstrap.bind(host, port);
  }
}
