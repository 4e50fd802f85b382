package notif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** One end's real pipeline, in memory and in frozen time; the test is the other end. */
public final class Wire {
  private final EmbeddedChannel channel;
  private final int pieces;
  private final Deque<String> said = new ArrayDeque<>();
  private boolean reads = true;
  private int flushes;

  /** A wire that brings lines whole. */
  public Wire(ChannelHandler pipeline) {
    this(pipeline, 0);
  }

  /**
   * A wire that cuts what it brings.
   *
   * @param pieces the size of a piece in bytes; 0 for one piece
   */
  public Wire(ChannelHandler pipeline, int pieces) {
    this.pieces = pieces;
    channel = new EmbeddedChannel(pipeline);
    channel.pipeline().addFirst(new Peer());
    channel.freezeTime();
  }

  /** Brings lines, all at once or cut into pieces regardless of where they end. */
  public Wire bring(String... lines) {
    return bringRaw(String.join("\r\n", lines) + "\r\n");
  }

  /** Brings text as it is. */
  public Wire bringRaw(String text) {
    Transcripts.pieces(text, pieces).forEach(this::bringBytes);
    return this;
  }

  /** Brings bytes as they are, in one piece; what is brought after the end is lost. */
  public Wire bringBytes(byte[] bytes) {
    settle();
    if (channel.isActive()) {
      channel.writeInbound(channel.alloc().buffer(bytes.length).writeBytes(bytes));
    }
    return this;
  }

  /** Lets the other end read, or not: what this end says is then held up. */
  public Wire reads(boolean reads) {
    this.reads = reads;
    if (reads) {
      channel.flush();
    }
    return settle();
  }

  /** How much of what this end says is held up. */
  public long held() {
    return channel.unsafe().outboundBuffer().totalPendingWriteBytes();
  }

  /** How often this end has handed over what it had to say. */
  public int flushes() {
    settle();
    return flushes;
  }

  /** Lets time pass, and what was due then happen. */
  public Wire pass(Duration time) {
    channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
    return settle();
  }

  /** Lets the event loop do what is due now. */
  public Wire settle() {
    channel.runPendingTasks();
    return this;
  }

  /** The next line that was said, null for silence. What was said must end in CRLF. */
  public String said() {
    settle();
    StringBuilder text = new StringBuilder();
    for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
      text.append(bytes.toString(UTF_8));
      bytes.release();
    }
    if (text.length() > 0) {
      assertThat(text.toString()).endsWith("\r\n");
      for (String line : text.toString().split("\r\n", -1)) {
        said.add(line);
      }
      said.removeLast();
    }
    return said.poll();
  }

  /** Asserts what was said since, and nothing else. */
  public Wire says(String... lines) {
    for (String line : lines) {
      String actual = said();
      if (line.endsWith(" …")) {
        assertThat(actual).startsWith(line.substring(0, line.length() - 1));
      } else {
        assertThat(actual).isEqualTo(line);
      }
    }
    assertThat(said()).as("silence").isNull();
    return this;
  }

  /** Asserts that this end closes the connection within a moment, or that it has not closed it. */
  public Wire isClosed(boolean closed) {
    pass(Duration.ofMillis(closed ? 100 : 0));
    assertThat(channel.isOpen()).as("open").isEqualTo(!closed);
    return this;
  }

  /** Whether something was said that {@link #says} has not asserted yet. */
  boolean isSilent() {
    String line = said();
    if (line != null) {
      said.addFirst(line);
    }
    return line == null;
  }

  /** Ends the connection from the other side. */
  public void end() {
    channel.finishAndReleaseAll();
  }

  /** Stands between this end and the other. */
  private final class Peer extends ChannelOutboundHandlerAdapter {
    @Override
    public void flush(ChannelHandlerContext context) {
      flushes++;
      if (reads) {
        context.flush();
      }
    }
  }

  /** The channel itself, for what this class has no word for. */
  public EmbeddedChannel channel() {
    return channel;
  }
}
