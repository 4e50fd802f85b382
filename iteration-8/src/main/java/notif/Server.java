package notif;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.ChannelGroupFuture;
import io.netty.channel.group.ChannelMatchers;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import notif.transport.Transport;

/** Listens on a port and gives each connection a pipeline with a {@link Session} of its own. */
public final class Server {
  private static final int LINE = 512; // bytes that a client may say at once

  /** Tells a session that the server ends. */
  static final Object END = new Object();

  private final ServerBootstrap bootstrap;
  private final ChannelGroup clients =
      new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true); // none is added after its end
  private volatile Channel listening; // null before listen

  /**
   * Makes a server that does not listen yet.
   *
   * @param group the event loops that it runs on; the caller shuts them down
   * @param board what it serves
   * @param idle how long a client may say nothing; then it is sent {@code notif: end}, or, outside
   *     the mode, {@code BYE}
   * @param maximum how many clients may be connected; one more is sent {@code ERR busy} and closed
   */
  public Server(EventLoopGroup group, Board board, Duration idle, int maximum) {
    bootstrap =
        new ServerBootstrap()
            .group(group)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childHandler(pipeline(board, clients, idle, maximum));
    Transport.of(group).prepare(bootstrap);
  }

  /** What each connection's bytes pass through: the codecs, then the session. */
  static ChannelInitializer<Channel> pipeline(
      Board board, ChannelGroup clients, Duration idle, int maximum) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        Session session = new Session(board, idle);
        channel.pipeline().addLast(new Packets(), new Lines(LINE, Command::of), session);
        clients.add(channel); // with its session, which hears of the end
        if (clients.size() > maximum) {
          session.refuse(new Refused("ERR busy there are too many clients"));
        }
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
    ChannelFuture binding = bootstrap.bind(host, port);
    listening = binding.channel();
    return binding;
  }

  /**
   * Accepts no more connections, tells every client and ends its connection. To be called once,
   * after one {@link #listen}.
   *
   * @return succeeds when all are closed; a client that does not read can delay it by 30 seconds
   */
  public ChannelGroupFuture close() {
    clients.add(listening); // the future waits for its end too
    clients.close(ChannelMatchers.is(listening)); // who is added from now on is closed at once
    clients.forEach(client -> client.pipeline().fireUserEventTriggered(END));
    return clients.newCloseFuture();
  }
}
