package notif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The real pipelines of server and client, joined by a wire that the test moves bytes over. It
 * looks at what goes by, and asserts what holds at any moment of any session.
 */
final class Joined {
  private static final int ALL = Integer.MAX_VALUE;
  private static final int REPLIES = 100; // that a client of these tests may wait for at once

  final Conversation conversation = new Conversation(line -> {});
  private final List<String> transcript;
  private final End server;
  private final End client;
  private int requests; // that the server has read and not answered
  private int outstanding; // notifications that the server has sent and not seen acknowledged
  private boolean listening; // in notification mode, as the server has said

  /**
   * Joins a new session and a new conversation.
   *
   * @param transcript is told each whole line that goes by
   */
  Joined(Board board, List<String> transcript) {
    this.transcript = transcript;
    server =
        new End(
            Server.pipeline(
                board,
                new DefaultChannelGroup(GlobalEventExecutor.INSTANCE),
                Duration.ofMinutes(30),
                10));
    client = new End(Client.pipeline(conversation, Duration.ofMinutes(29)));
  }

  /** One end, with what it has said and the wire has not brought yet. */
  private static final class End {
    // Counts what it gives out. Netty's leak detector, which looks at every access, would be slow
    // here.
    private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(false, true);
    private final EmbeddedChannel channel;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final StringBuilder heard = new StringBuilder(); // of a line that has begun

    End(ChannelHandler pipeline) {
      channel = new EmbeddedChannel(pipeline);
      channel.config().setAllocator(memory);
      channel.freezeTime();
    }

    void cut() {
      channel.finishAndReleaseAll();
      assertThat(memory.metric().usedHeapMemory()).as("bytes that are not released").isZero();
    }

    String collect() {
      channel.runPendingTasks();
      StringBuilder text = new StringBuilder();
      for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
        text.append(bytes.toString(UTF_8));
        bytes.release();
      }
      said.writeBytes(text.toString().getBytes(UTF_8));
      return text.toString();
    }

    byte[] take(int most) {
      byte[] all = said.toByteArray();
      int length = Math.min(most, all.length);
      said.reset();
      said.write(all, length, all.length - length);
      byte[] taken = new byte[length];
      System.arraycopy(all, 0, taken, 0, length);
      return taken;
    }

    void hear(byte[] bytes) {
      if (channel.isActive() && bytes.length > 0) {
        channel.writeInbound(channel.alloc().buffer(bytes.length).writeBytes(bytes));
      }
    }
  }

  boolean stands() {
    return server.channel.isOpen() && client.channel.isOpen();
  }

  /** Brings some bytes to the server; true if there were any. */
  boolean toServer(int bytes) {
    settle();
    byte[] piece = client.take(bytes);
    int from = 0;
    for (int i = 0; i < piece.length; i++) {
      if (piece[i] == '\n' || i == piece.length - 1) {
        byte[] part = Arrays.copyOfRange(piece, from, i + 1); // a line at most: it has its answer
        lines(server, part).forEach(this::heard);
        server.hear(part);
        settle();
        from = i + 1;
      }
    }
    return piece.length > 0;
  }

  private void heard(String line) {
    transcript.add("C: " + line);
    if (!line.equals("OK")) {
      requests++;
    }
    if (line.equals("OK") || line.equals("stop_notif")) {
      outstanding = 0;
    }
  }

  /** Brings some bytes to the client; true if there were any. */
  boolean toClient(int bytes) {
    settle();
    byte[] piece = server.take(bytes);
    lines(client, piece).forEach(line -> transcript.add("S: " + line));
    client.hear(piece);
    settle();
    return piece.length > 0;
  }

  private static List<String> lines(End end, byte[] piece) {
    end.heard.append(new String(piece, UTF_8));
    List<String> lines = new ArrayList<>();
    for (int at = end.heard.indexOf("\r\n"); at >= 0; at = end.heard.indexOf("\r\n")) {
      lines.add(end.heard.substring(0, at));
      end.heard.delete(0, at + 2);
    }
    return lines;
  }

  /** Lets both ends do what is due, and looks at what the server says. */
  void settle() {
    client.collect();
    String text = server.collect();
    for (String line : text.isEmpty() ? new String[0] : text.split("\r\n")) {
      if (line.equals("notif: random") || line.equals("notif: classified")) {
        outstanding++;
        assertThat(outstanding).as("unacknowledged notifications").isEqualTo(1);
        assertThat(listening).as("in notification mode when told").isTrue();
      } else if (line.equals("notif: end")) {
        listening = false;
        outstanding = 0;
      } else if (!line.startsWith("BYE ")) {
        requests--;
        assertThat(requests).as("replies do not exceed requests").isNotNegative();
        listening = line.equals("notif: OK") || (listening && line.startsWith("ERR "));
      }
    }
    assertThat(server.said.size()).as("what waits for the client").isLessThan(100_000);
    assertThat(client.said.size()).as("what waits for the server").isLessThan(REPLIES * 20);
  }

  void pass(Duration time) {
    for (End end : List.of(client, server)) {
      end.channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
      end.channel.runPendingTasks();
    }
    settle();
  }

  /** Brings everything that is under way, and what follows from it. */
  void drain() {
    for (int turns = 0; stands() && (toServer(ALL) | toClient(ALL)); turns++) {
      assertThat(turns).as("turns until both ends are quiet").isLessThan(10_000);
    }
    if (stands()) {
      assertThat(requests).as("requests without a reply").isZero();
    }
  }

  /** Breaks the connection. What is under way is lost. */
  void cut() {
    client.cut();
    server.cut();
  }
}
