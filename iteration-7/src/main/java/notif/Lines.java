package notif;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.ByteProcessor;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Bytes to lines, the same at both ends. TCP carries a stream of bytes: what arrives at once may be
 * half a line, or three. This codec holds the bytes back until a line is whole.
 *
 * <p>A line is UTF-8 text and ends in CRLF; a bare LF is accepted too, so that {@code nc} works by
 * hand. An unterminated line at the end of the stream is dropped. A line that is too long, or that
 * is not text, becomes a {@link Refused}; nothing is read after it. The rest of a line that was
 * begun is waited for ten seconds, then comes {@link TimeoutException}.
 */
final class Lines extends ByteToMessageDecoder {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\t]]");
  private static final int REST = 10; // seconds

  private final int maximum; // bytes of the longest line that is read, without its end
  private final Reader reader; // what this end makes of a line's bytes, text() for example
  private boolean broken; // one line was refused: where the next one begins is anybody's guess
  private Future<?> rest; // null unless a line is begun

  Lines(int maximum, Reader reader) {
    this.maximum = maximum;
    this.reader = reader;
  }

  /** The text of a line, without the control characters that could reach a terminal. */
  static String text(ByteBuf bytes, int from, int length) {
    return CONTROL.matcher(bytes.toString(from, length, UTF_8)).replaceAll("\uFFFD");
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (broken) {
      in.skipBytes(in.readableBytes());
      return;
    }
    int length = in.bytesBefore((byte) '\n');
    if (length < 0) {
      check(in, in.readableBytes() <= maximum + 1, "ERR toolong a line has at most %d bytes");
      waitForRest(context);
      return; // the rest is still on its way
    }
    stopWaiting();
    int from = in.readerIndex();
    in.skipBytes(length + 1);
    if (length > 0 && in.getByte(from + length - 1) == '\r') {
      length--;
    }
    check(in, length <= maximum, "ERR toolong a line has at most %d bytes");
    check(in, isText(in, from, length), "ERR syntax a line is UTF-8 without control characters");
    out.add(reader.read(in, from, length));
  }

  private void waitForRest(ChannelHandlerContext context) {
    if (rest == null && context.channel().isWritable()) {
      Runnable tooSlow =
          () -> context.fireExceptionCaught(new TimeoutException("a line was begun and not ended"));
      rest = context.executor().schedule(tooSlow, REST, TimeUnit.SECONDS);
    }
  }

  /** While nothing is read, the rest may be there; the time begins anew when reading does. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    context.fireChannelWritabilityChanged(); // to the session, which stops the reading
    stopWaiting();
    if (actualReadableBytes() > 0) {
      waitForRest(context);
    }
  }

  private void stopWaiting() {
    if (rest != null) {
      rest.cancel(false);
      rest = null;
    }
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext context) {
    stopWaiting();
  }

  private void check(ByteBuf in, boolean good, String refusal) {
    if (!good) {
      broken = true;
      in.skipBytes(in.readableBytes());
      throw new Refused(String.format(refusal, maximum));
    }
  }

  private static boolean isText(ByteBuf bytes, int from, int length) {
    ByteProcessor plain = octet -> octet >= ' ' || octet == '\t';
    ByteProcessor allowed = octet -> octet < 0 || plain.process(octet);
    return bytes.forEachByte(from, length, plain) < 0 // as most lines are
        || bytes.forEachByte(from, length, allowed) < 0
            && ByteBufUtil.isText(bytes, from, length, UTF_8);
  }

  /** Makes something of a line: of {@code length} bytes, beginning with number {@code from}. */
  interface Reader {
    Object read(ByteBuf bytes, int from, int length);
  }
}
