package notif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTest {
  private final Wire wire = new Wire(Server.pipeline(new Board(() -> 7)));

  @AfterEach
  void end() {
    wire.end();
  }

  @Test
  void requestsInOnePacketAreAnsweredInOrder() {
    wire.bring("random?", "random?", "random?").says("7", "7", "7");
  }

  @Test
  void aBurstIsAnsweredAtOnce() {
    int before = wire.flushes();
    wire.bring("random?", "random?", "random?");
    assertThat(wire.flushes()).isEqualTo(before + 1);
  }

  @Test
  void whatItDoesNotUnderstandEndsTheConnection() {
    wire.bring("random?", "Random?", "random?").says("7").isClosed(true);
  }

  @Test
  void aFaultEndsTheConnection() {
    wire.channel().pipeline().fireExceptionCaught(new IOException("for this test"));
    wire.isClosed(true);
  }
}
