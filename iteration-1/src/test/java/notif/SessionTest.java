package notif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTest {
  private final Wire wire = new Wire(Server.pipeline());

  @AfterEach
  void end() {
    wire.end();
  }

  @Test
  void aBurstIsAnsweredAtOnce() {
    int before = wire.flushes();
    wire.bring("a line", "is not", "a packet");
    assertThat(wire.flushes()).isEqualTo(before + 1);
  }

  @Test
  void aFaultEndsTheConnection() {
    wire.channel().pipeline().fireExceptionCaught(new IOException("for this test"));
    wire.isClosed(true);
  }
}
