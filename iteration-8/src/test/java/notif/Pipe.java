package notif;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.TimeUnit;

/**
 * One direction of a connection through the {@link Proxy}. TCP promises the bytes and their order,
 * and nothing about their pieces: so what arrives is held here, and goes on in other pieces than it
 * came in, later. What arrives meanwhile goes on with it, in one piece.
 *
 * <p>Touched by the proxy's event loop only.
 */
final class Pipe extends ChannelInboundHandlerAdapter {
  private static final double DELAYED = 0.1; // of the pieces
  private static final int DELAY = 100; // milliseconds at most
  private static final int PIECE = 7; // bytes at most, of one that is cut off

  private final Proxy proxy;
  private final double cut; // of the pieces
  private final Channel to;
  private ByteBuf held; // from handlerAdded on
  private boolean waiting; // bytes are held, and will go on
  private boolean swallows; // nothing goes on any more, not even the end
  private boolean ended; // nothing comes any more
  private Pipe back; // the other direction

  /**
   * Makes a direction.
   *
   * @param cut how many of the pieces are cut off short, from 0 to less than 1
   */
  Pipe(Proxy proxy, double cut, Channel to) {
    this.proxy = proxy;
    this.cut = cut;
    this.to = to;
  }

  void join(Pipe other) {
    back = other;
    other.back = this;
  }

  /** Where the bytes go. */
  Channel to() {
    return to;
  }

  /** What arrives from now on is lost, and neither end is told. */
  void swallow() {
    swallows = true;
    held.clear();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    held = context.alloc().buffer();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    held.release();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    if (!swallows) {
      held.writeBytes(bytes);
      later(context);
    }
    bytes.release();
  }

  private void later(ChannelHandlerContext context) {
    if (waiting) {
      proxy.merged.increment();
      return;
    }
    waiting = true;
    if (proxy.chance(DELAYED)) {
      proxy.delayed.increment();
      int delay = proxy.random(DELAY);
      context.executor().schedule(() -> forward(context), delay, TimeUnit.MILLISECONDS);
    } else {
      context.executor().execute(() -> forward(context));
    }
  }

  private void forward(ChannelHandlerContext context) {
    waiting = false;
    if (context.isRemoved() || swallows) {
      return;
    }
    int size = held.readableBytes();
    if (proxy.chance(cut)) {
      proxy.split.increment();
      size = Math.min(size, 1 + proxy.random(PIECE));
    }
    to.writeAndFlush(held.readBytes(size));
    held.discardSomeReadBytes();
    if (held.isReadable()) {
      later(context);
    } else if (ended) {
      passTheEnd();
    }
  }

  private void passTheEnd() {
    if (back.ended) {
      to.close();
    } else {
      ((DuplexChannel) to).shutdownOutput();
    }
  }

  /** The end of what one side says; it may still listen. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == ChannelInputShutdownEvent.INSTANCE) {
      ended = true;
      if (swallows || back.swallows) {
        context.close();
      } else if (!waiting) {
        passTheEnd();
      }
      if (back.ended && !back.waiting) {
        context.close();
      }
    }
  }

  /** After a reset, or when both directions have ended. */
  @Override
  public void channelInactive(ChannelHandlerContext context) {
    ended = true;
    if (!swallows) {
      to.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close(); // a reset
  }
}
