package notif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
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
  private static final int REQUESTS = 60_000;

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
    try (Client client = new Client(group, "127.0.0.1", address.getPort(), LONG, line -> {})) {
      client.onClassified(Runnable::run, first::complete);
      client.connect().sync();
      board.publish("x".repeat(400));
      assertThat(first.get()).isEqualTo("x".repeat(400));
      server.close().sync();
    } finally {
      group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    }
  }

  /** Netty's many receptions for one request (io_uring) lose the end, in one of three tries. */
  @ParameterizedTest
  @EnumSource
  void aHalfClosedClientThatReadsLateGetsAllItsReplies(Transport transport) throws Exception {
    assumeTrue(transport.fault() == null, () -> transport + ": " + transport.fault());
    EventLoopGroup group = transport.group(1);
    Server server = new Server(group, new Board(() -> Long.MAX_VALUE), LONG, 10);
    InetSocketAddress address =
        (InetSocketAddress) server.listen("127.0.0.1", 0).sync().channel().localAddress();
    byte[] requests = "random?\r\n".repeat(REQUESTS).getBytes(UTF_8);
    try {
      for (int i = 0; i < (transport == Transport.IO_URING ? 5 : 1); i++) {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(address);
        try (Peer client = new Peer(socket)) {
          CompletableFuture<Void> last =
              CompletableFuture.runAsync(
                  () -> {
                    try {
                      socket.getOutputStream().write(requests);
                      socket.shutdownOutput();
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  });
          last.completeOnTimeout(null, 500, TimeUnit.MILLISECONDS).get(); // it may have to wait
          for (int j = 0; j < REQUESTS; j++) {
            assertThat(client.line()).isEqualTo("" + Long.MAX_VALUE);
          }
          assertThat(client.line()).isNull();
        }
      }
    } finally {
      server.close().sync();
      group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    }
  }
}
