package notif.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonTest {

  @ParameterizedTest
  @CsvSource({
    "Connection refused, Connection refused",
    "Connection refused: /127.0.0.1:6789, Connection refused",
    "bind(..) failed with error(-98): Address already in use, Address already in use",
    "io_uring connect(..) failed with error(-111): Connection refused: localhost/127.0.0.1:6789,"
        + "Connection refused",
    "the server said: BYE a/b, the server said: BYE a/b"
  })
  void aFaultHasTheSameWordsOnEachTransport(String message, String reason) {
    assertThat(Reason.of(new IOException(message))).isEqualTo(reason);
  }

  @Test
  void aFaultWithoutWordsHasItsName() {
    assertThat(Reason.of(new ClosedChannelException())).endsWith("ClosedChannelException");
  }

  @Test
  void aNameThatNobodyKnowsIsAnUnknownHost() {
    assertThat(Reason.of(new UnknownHostException("nowhere"))).isEqualTo("unknown host");
    assertThat(Reason.of(new UnresolvedAddressException())).isEqualTo("unknown host");
  }
}
