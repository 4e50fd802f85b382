package notif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacketsTest {
  private final Packets packets = new Packets();
  private final EmbeddedChannel channel = new EmbeddedChannel(packets);

  @AfterEach
  void end() {
    channel.finishAndReleaseAll();
  }

  private void write(String line) {
    channel.write(line, channel.voidPromise());
  }

  private String next() {
    ByteBuf bytes = channel.readOutbound();
    String text = bytes == null ? null : bytes.toString(UTF_8);
    if (bytes != null) {
      bytes.release();
    }
    return text;
  }

  @Test
  void aLineGoesOutWithItsEnd() {
    write("déjà vu");
    channel.flush();
    assertThat(next()).isEqualTo("déjà vu\r\n");
    assertThat(next()).isNull();
  }

  @Test
  void whatIsWrittenBeforeAFlushGoesOutAtOnce() {
    write("one");
    write("two");
    assertThat(next()).isNull();
    channel.flush();
    write("three");
    channel.flush();
    assertThat(next()).isEqualTo("one\r\ntwo\r\n");
    assertThat(next()).isEqualTo("three\r\n");
  }

  @Test
  void whoWantsToKnowIsToldWhenTheLineIsSent() {
    write("one");
    ChannelFuture sent = channel.write("two");
    write("three");
    assertThat(sent.isDone()).isFalse();
    channel.flush();
    assertThat(sent.isSuccess()).isTrue();
    assertThat(next() + next()).isEqualTo("one\r\ntwo\r\nthree\r\n");
  }

  @Test
  void whatIsNoLineKeepsItsPlace() {
    write("one");
    channel.write(Unpooled.copiedBuffer("raw", UTF_8));
    write("two");
    channel.flush();
    assertThat(next() + next() + next()).isEqualTo("one\r\nrawtwo\r\n");
  }

  @Test
  void muchIsNotKeptUntilTheFlush() {
    for (int i = 0; i < 1000; i++) {
      write("x".repeat(98));
    }
    // Where it is now, it counts against what may wait for this peer.
    assertThat(channel.unsafe().outboundBuffer().totalPendingWriteBytes())
        .isBetween(90_000L, 200_000L);
    channel.flush();
  }

  @Test
  void whatWasWrittenGoesOutBeforeTheEnd() {
    write("one");
    channel.close();
    assertThat(next()).isEqualTo("one\r\n");
  }

  @Test
  void whatWaitsIsReleasedWithTheConnection() {
    write("one");
    channel.pipeline().remove(packets);
    channel.flush();
    assertThat(next()).isNull();
  }
}
