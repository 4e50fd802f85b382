package notif.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * One client of the swarm, up to where it is ready; what it does then is for the kinds of client to
 * say. Lines are heard where they lie in the buffer; what is said in answer to those that came
 * together goes out together.
 */
abstract class LineClient extends ByteToMessageDecoder {
  static final ByteBuf RANDOM = shared("random?\r\n");
  private static final int LONGEST = 8192 + 2; // bytes of a line of the server
  private static final int DIGITS = 19; // of the largest random number
  static final ByteBuf UNASKED = shared("notif:");
  private static final ByteBuf OK_LINE = shared("OK");
  private static final ByteBuf ERR = shared("ERR ");
  private static final ByteBuf BYE = shared("BYE ");

  final Meter meter;
  private final Consumer<Runnable> ready;

  /**
   * Makes a client that is not connected yet.
   *
   * @param ready is told, when the client has done what comes before the work, what it begins the
   *     work with
   */
  LineClient(Meter meter, Consumer<Runnable> ready) {
    this.meter = meter;
    this.ready = ready;
  }

  final void ready(Runnable start) {
    ready.accept(start);
  }

  /** Bytes that any number of clients can have on their way at once. */
  static ByteBuf shared(String bytes) {
    return ByteBufUtil.writeAscii(PooledByteBufAllocator.DEFAULT, bytes);
  }

  static void say(ChannelHandlerContext context, ByteBuf shared) {
    context.write(shared.retainedDuplicate(), context.voidPromise());
  }

  /** A line's bytes, without its end, from {@code start} on. */
  abstract void line(ChannelHandlerContext context, ByteBuf in, int start, int length, long now)
      throws IOException;

  /** All lines that came together have been heard. */
  abstract void heard(ChannelHandlerContext context, long now) throws IOException;

  @Override
  protected final void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
      throws IOException {
    long now = System.nanoTime();
    int start = in.readerIndex();
    int limit = in.writerIndex();
    for (int end; (end = in.indexOf(start, limit, (byte) '\n')) >= 0; start = end + 1) {
      int length = end - start;
      if (length > 0 && in.getByte(end - 1) == '\r') {
        length--;
      }
      line(context, in, start, length, now);
    }
    in.readerIndex(start);
    if (limit - start > LONGEST) {
      throw new IOException("the server sent a line that is too long");
    }
  }

  @Override
  public final void channelReadComplete(ChannelHandlerContext context) throws Exception {
    context.flush();
    heard(context, System.nanoTime());
    super.channelReadComplete(context);
  }

  static boolean isOk(ByteBuf in, int start, int length) {
    return is(in, start, length, OK_LINE);
  }

  static boolean isNumber(ByteBuf in, int start, int length) {
    return length > 0
        && length <= DIGITS
        && in.getByte(start) >= '0' // one digit is as good as all: speed is what counts here
        && in.getByte(start) <= '9';
  }

  static boolean isAds(ByteBuf in, int start, int length) {
    return length > 0
        && !begins(in, start, length, UNASKED)
        && !begins(in, start, length, ERR)
        && !begins(in, start, length, BYE);
  }

  static boolean is(ByteBuf in, int start, int length, ByteBuf line) {
    return length == line.writerIndex() && begins(in, start, length, line);
  }

  static boolean begins(ByteBuf in, int start, int length, ByteBuf with) {
    int bytes = with.writerIndex();
    return length >= bytes && ByteBufUtil.equals(in, start, with, 0, bytes);
  }

  /** What to throw when a line fits nothing. */
  static IOException unexpected(ByteBuf in, int start, int length) {
    String text = in.toString(start, Math.min(length, 80), UTF_8).replaceAll("\\p{Cc}", "\uFFFD");
    boolean known = begins(in, start, length, ERR) || begins(in, start, length, BYE);
    return new IOException(
        known ? "the server said: " + text : "the server sent what fits nothing: " + text);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    say(context, RANDOM);
    context.flush();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    meter.fail(new IOException("the server closed a connection"));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    meter.fail(cause.getCause() instanceof IOException inner ? inner : cause);
  }
}
