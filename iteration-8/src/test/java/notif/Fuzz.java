package notif;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * One end, and an input that Jazzer makes for it: bytes that it changes at random, and keeps where
 * they bring the program to a place where no other input has brought it.
 *
 * <p>An input is what the end hears, and what happens meanwhile. The bytes F5 to FE occur in no
 * UTF-8 text: each of them is an act, such as the publication of an ad, or half an hour that goes
 * by; what stands between two of them arrives in one packet. Then the same is played again with
 * packets of 1 to 7 bytes, and must have the same outcome: a line is not a packet.
 *
 * <p>In every moment: no exception reaches the end of the pipeline, and of what was heard no more
 * is kept than one line and the last packets. At the end all memory is given back.
 */
abstract class Fuzz {
  private static final int FIRST = 0xF5; // the first act
  private static final int LAST = 0xFE;
  private static final int PIECE = 7;
  private static final int EVERY = 25_000; // inputs between two lines about them
  private static final long BEGAN = System.nanoTime();
  private static final AtomicLong PLAYED = new AtomicLong();

  final EmbeddedChannel channel;
  private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false, true);
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final int line; // bytes of the longest that it may hear
  private boolean deaf; // it was told that nothing more comes
  private int largest; // packet, in bytes
  int acts;

  Fuzz(int line, ChannelHandler pipeline) {
    this.line = line;
    channel = new EmbeddedChannel(pipeline);
    channel.config().setAllocator(memory);
    channel.freezeTime();
  }

  /** Does the n-th act. */
  abstract void act(int number);

  /** Looks at the whole session, which may have ended, and returns what came of it. */
  abstract String outcome();

  /** Plays an input twice, on an end of its own each time. */
  static void play(byte[] input, Supplier<Fuzz> end) {
    try {
      String whole = end.get().session(input, null);
      String pieces = end.get().session(input, new Random(Arrays.hashCode(input)));
      check(pieces.equals(whole), "in pieces " + pieces + ", whole " + whole);
    } catch (Throwable e) {
      throw new AssertionError("the input \"" + escaped(input) + "\": " + e.getMessage(), e);
    }
    long played = PLAYED.incrementAndGet();
    if (played % EVERY == 0) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - BEGAN);
      System.out.printf("%4d s  inputs %,d%n", seconds, played);
    }
  }

  private static String escaped(byte[] input) {
    StringBuilder text = new StringBuilder();
    for (char c : new String(input, ISO_8859_1).toCharArray()) {
      boolean plain = c >= ' ' && c <= '~' && c != '"' && c != '\\';
      text.append(plain ? "" + c : String.format("\\u%04x", (int) c));
    }
    return text.toString();
  }

  private String session(byte[] input, Random pieces) {
    int from = 0;
    for (int i = 0; i < input.length; i++) {
      int octet = input[i] & 0xFF;
      if (octet >= FIRST && octet <= LAST) {
        hear(Arrays.copyOfRange(input, from, i), pieces);
        acts++;
        act(octet - FIRST);
        settle(0);
        from = i + 1;
      }
    }
    hear(Arrays.copyOfRange(input, from, input.length), pieces);
    channel.advanceTimeBy(100, TimeUnit.MILLISECONDS); // from the last line to the close
    settle(0);
    String outcome = outcome();
    channel.finishAndReleaseAll();
    ended();
    check(memory.metric().usedHeapMemory() == 0, "bytes are not released");
    return outcome;
  }

  static void check(boolean good, String fault) {
    if (!good) {
      throw new AssertionError(fault);
    }
  }

  /** Looks at what is left after the connection. */
  void ended() {}

  private void hear(byte[] bytes, Random pieces) {
    int size;
    for (int from = 0; from < bytes.length; from += size) {
      int most = bytes.length - from;
      size = pieces == null ? most : Math.min(most, 1 + pieces.nextInt(PIECE));
      hear(Arrays.copyOfRange(bytes, from, from + size));
    }
  }

  final void hear(byte[] packet) {
    if (channel.isActive() && !deaf) {
      heard.writeBytes(packet);
      channel.writeInbound(channel.alloc().buffer(packet.length).writeBytes(packet));
      settle(packet.length);
    }
  }

  final void hearNoMore(Object event) {
    deaf = true;
    channel.pipeline().fireUserEventTriggered(event);
  }

  /** Lets time go by, first as long as a line or a reply may take: timers do not end together. */
  final void pass(long seconds) {
    for (long part : new long[] {Math.min(seconds, 11), Math.max(seconds - 11, 0)}) {
      channel.advanceTimeBy(part, TimeUnit.SECONDS);
      settle(0);
    }
  }

  private void settle(int packet) {
    channel.runPendingTasks();
    for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
      byte[] copy = new byte[bytes.readableBytes()];
      bytes.readBytes(copy);
      said.writeBytes(copy);
      bytes.release();
    }
    channel.checkException();
    check(channel.inboundMessages().isEmpty(), "what nobody understood reached the tail");
    // Netty gives up what was read after 16 packets, and a buffer grows to the next power of two.
    largest = Math.max(largest, packet);
    long most = 2L * (line + 2 + 16 * largest) + 64;
    check(memory.metric().usedHeapMemory() <= most, "more is kept than a line and 16 packets");
  }

  /** The lines that it heard to their end. */
  final List<String> heard() {
    String text = heard.toString(ISO_8859_1).replace("\r\n", "\n");
    int end = text.lastIndexOf('\n');
    return end < 0 ? List.of() : List.of(text.substring(0, end).split("\n", -1));
  }

  /** The lines that it said, which all have an end. */
  final List<String> said() {
    String text = said.toString(UTF_8);
    check(text.isEmpty() || text.endsWith("\r\n"), "a line has no end");
    return text.isEmpty() ? List.of() : List.of(text.replace("\r\n", "\n").split("\n"));
  }
}
