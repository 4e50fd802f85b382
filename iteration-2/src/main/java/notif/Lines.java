package notif;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Bytes to lines, the same at both ends. TCP carries a stream of bytes: what arrives at once may be
 * half a line, or three. This codec holds the bytes back until a line is whole.
 *
 * <p>A line is UTF-8 text and ends in CRLF; a bare LF is accepted too, so that {@code nc} works by
 * hand. An unterminated line at the end of the stream is dropped.
 */
final class Lines extends ByteToMessageDecoder {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\t]]");

  private final Reader reader; // what this end makes of a line's bytes, text() for example

  Lines(Reader reader) {
    this.reader = reader;
  }

  /** The text of a line, without the control characters that could reach a terminal. */
  static String text(ByteBuf bytes, int from, int length) {
    return CONTROL.matcher(bytes.toString(from, length, UTF_8)).replaceAll("\uFFFD");
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    int length = in.bytesBefore((byte) '\n');
    if (length < 0) {
      return; // the rest is still on its way
    }
    int from = in.readerIndex();
    in.skipBytes(length + 1);
    if (length > 0 && in.getByte(from + length - 1) == '\r') {
      length--;
    }
    out.add(reader.read(in, from, length));
  }

  /** Makes something of a line: of {@code length} bytes, beginning with number {@code from}. */
  interface Reader {
    Object read(ByteBuf bytes, int from, int length);
  }
}
