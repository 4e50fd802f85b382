package notif;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/** The least that Netty makes of a line: frames it, drops it and answers with shared bytes. */
final class Frames extends ByteToMessageDecoder {
  private final ByteBuf reply; // null for none

  Frames(ByteBuf reply) {
    this.reply = reply;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    int length = in.bytesBefore((byte) '\n');
    if (length >= 0) {
      in.skipBytes(length + 1);
      if (reply != null) {
        context.write(reply.retainedDuplicate(), context.voidPromise());
      }
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.flush();
  }
}
