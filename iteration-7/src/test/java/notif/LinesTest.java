package notif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
  private static List<String> decode(String text, int size) {
    EmbeddedChannel channel = new EmbeddedChannel(new Lines(512, Lines::text));
    for (byte[] piece : Transcripts.pieces(text, size)) {
      channel.writeInbound(channel.alloc().buffer().writeBytes(piece));
    }
    channel.finish();
    List<String> lines = new ArrayList<>();
    for (String line = channel.readInbound(); line != null; line = channel.readInbound()) {
      lines.add(line);
    }
    return lines;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7})
  void aLineIsNotAPacket(int size) {
    assertThat(decode("one\r\ntwo\r\n\r\nthrée\r\n", size))
        .containsExactly("one", "two", "", "thrée");
  }

  @Test
  void aBareLineFeedEndsALineToo() {
    assertThat(decode("one\ntwo\n\nthree\r\n", 0)).containsExactly("one", "two", "", "three");
  }

  @Test
  void anUnterminatedLineAtTheEndIsDropped() {
    assertThat(decode("one\r\ntwo", 0)).containsExactly("one");
  }

  @Test
  void theFirstLineMayBeEmpty() {
    assertThat(decode("\n\r\n\n", 0)).containsExactly("", "", "");
  }

  @Test
  void aCodecThatIsRemovedLeavesNoTimer() {
    EmbeddedChannel channel = new EmbeddedChannel(new Lines(512, Lines::text));
    channel.writeInbound(channel.alloc().buffer().writeByte('x'));
    channel.pipeline().remove(Lines.class);
    assertThat(channel.runScheduledPendingTasks()).as("the next timer").isEqualTo(-1);
    channel.finishAndReleaseAll();
  }

  @Test
  void afterALineThatIsRefusedNothingIsRead() {
    EmbeddedChannel channel = new EmbeddedChannel(new Lines(512, Lines::text));
    ByteBuf refused = Unpooled.copiedBuffer("a\u0000\none\n", UTF_8);
    assertThatThrownBy(() -> channel.writeInbound(refused)).isInstanceOf(Refused.class);
    channel.writeInbound(Unpooled.copiedBuffer("two\n", UTF_8));
    assertThat(channel.finish()).as("whether a line was read").isFalse();
  }

  @Test
  void aControlCharacterDoesNotReachATerminal() {
    assertThat(decode("a\u009b2J\tb\r\n", 0)).containsExactly("a\uFFFD2J\tb");
  }
}
