package notif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class TransportTest {
  private static final Duration LONG = Duration.ofMinutes(29);

  @ParameterizedTest
  @EnumSource
  void clientAndServerTalkOnEach(Transport transport) throws Exception {
    assumeTrue(transport.fault() == null, () -> transport + ": " + transport.fault());
    EventLoopGroup group = transport.group(2);
    Board board = new Board(() -> 7);
    Server server = new Server(group, board, LONG, 10);
    InetSocketAddress address =
        (InetSocketAddress) server.listen("127.0.0.1", 0).sync().channel().localAddress();
    CompletableFuture<String> first = new CompletableFuture<>();
    try (Client client =
        new Client(group, "127.0.0.1", address.getPort(), LONG, line -> {}, Runnable::run)) {
      client.onClassified(first::complete);
      client.connect().sync();
      board.publish("x".repeat(400));
      assertThat(first.get()).isEqualTo("x".repeat(400));
      server.close().sync();
    } finally {
      group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aGroupTellsItsTransport(Transport transport) throws InterruptedException {
    assumeTrue(transport.fault() == null, () -> transport + ": " + transport.fault());
    EventLoopGroup group = transport.group(1);
    assertThat(Transport.of(group)).isEqualTo(transport);
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
  }

  @Test
  void whatIsUnknownIsTakenForJavas() throws InterruptedException {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, LocalIoHandler.newFactory());
    assertThat(Transport.of(group)).isEqualTo(Transport.NIO);
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
  }

  @Test
  void theBestIsOneThatWorks() {
    assertThat(Transport.best().fault()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "Connection refused, Connection refused",
    "Connection refused: /127.0.0.1:6789, Connection refused",
    "bind(..) failed with error(-98): Address already in use, Address already in use",
    "io_uring connect(..) failed with error(-111): Connection refused: localhost/127.0.0.1:6789,"
        + "Connection refused",
    "the server said: BYE a/b, the server said: BYE a/b"
  })
  void aFaultHasTheSameWordsOnEach(String message, String reason) {
    assertThat(Transport.reason(new IOException(message))).isEqualTo(reason);
  }
}
