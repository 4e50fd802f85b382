package notif;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageCodec;
import java.util.List;
import java.util.function.Function;

/**
 * Bytes to lines and back, the same at both ends. TCP carries a stream of bytes: what arrives at
 * once may be half a line, or three. This codec holds the bytes back until a line is whole.
 *
 * <p>A line is UTF-8 text and ends in CRLF; a bare LF is accepted too, so that {@code nc} works by
 * hand. An unterminated line at the end of the stream is dropped.
 */
final class Lines extends ByteToMessageCodec<String> {
  private final Function<ByteBuf, ?> reader;

  /**
   * Makes a codec.
   *
   * @param reader what this end makes of a line's bytes, {@link #text} for example
   */
  Lines(Function<ByteBuf, ?> reader) {
    this.reader = reader;
  }

  static String text(ByteBuf line) {
    return line.toString(UTF_8);
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    int length = in.bytesBefore((byte) '\n');
    if (length < 0) {
      return; // the rest is still on its way
    }
    ByteBuf line = in.readSlice(length);
    in.skipBytes(1);
    if (length > 0 && line.getByte(length - 1) == '\r') {
      line = line.slice(0, length - 1);
    }
    out.add(reader.apply(line));
  }

  @Override
  protected void encode(ChannelHandlerContext context, String line, ByteBuf out) {
    out.writeCharSequence(line, UTF_8);
    out.writeCharSequence("\r\n", UTF_8);
  }
}
