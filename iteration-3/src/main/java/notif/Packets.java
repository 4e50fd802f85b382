package notif;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/**
 * Lines to bytes, the same at both ends. The lines that are written before a flush are gathered in
 * one buffer: a burst of them costs one system call, and mostly one packet.
 */
final class Packets extends ChannelOutboundHandlerAdapter {
  private static final int MOST = 4096; // bytes that are gathered at once

  private ByteBuf packet; // null while nothing waits for a flush

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (!(message instanceof String line)) {
      send(context);
      context.write(message, promise);
      return;
    }
    if (packet == null) {
      packet = context.alloc().ioBuffer();
    }
    packet.writeCharSequence(line, UTF_8);
    packet.writeShort('\r' << 8 | '\n');
    if (packet.readableBytes() > MOST || !promise.isVoid()) {
      send(context, promise); // so much for now, or somebody wants to know when it is sent
    }
  }

  private void send(ChannelHandlerContext context) {
    if (packet != null) {
      send(context, context.voidPromise());
    }
  }

  private void send(ChannelHandlerContext context, ChannelPromise promise) {
    ByteBuf full = packet;
    packet = null;
    context.write(full, promise);
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    send(context);
    context.flush();
  }

  /** What was written before the end goes out before it. */
  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    flush(context);
    context.close(promise);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    if (packet != null) {
      packet.release();
      packet = null;
    }
  }
}
