package notif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import notif.transport.Transport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
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
}
