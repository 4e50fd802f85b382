package notif.transport;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log that no client could be accepted. When its channel listens it goes behind Netty's
 * own handler, which tries again after a second.
 */
@Sharable
final class Faults extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  @Override
  public void channelActive(ChannelHandlerContext context) {
    context.fireChannelActive();
    context.pipeline().remove(this).addLast(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.warn("cannot accept: {}", cause.getMessage());
  }
}
