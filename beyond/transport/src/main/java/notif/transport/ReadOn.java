package notif.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Says with each buffer of io_uring that reading goes on. Where it stopped and went on at once,
 * Netty 4.2.18 forgets the second if a buffer comes before the kernel has heard of the first, and
 * the client is never read again. The channel that listens has this handler, and puts it before all
 * others of each connection.
 */
@Sharable
final class ReadOn extends ChannelInboundHandlerAdapter {

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof Channel connection) {
      connection.pipeline().addLast(this); // it has no others yet
    } else if (context.channel().config().isAutoRead()) {
      context.read();
    }
    context.fireChannelRead(message);
  }
}
