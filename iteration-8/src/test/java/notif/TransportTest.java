package notif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.EventLoopGroup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
  private static final int REQUESTS = 20_000;

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

  /** A write that Netty puts off (epoll) loses the rest, in nearly every try. */
  @ParameterizedTest
  @EnumSource
  void aHalfClosedClientThatReadsLateGetsAllItsReplies(Transport transport) throws Exception {
    assumeTrue(transport.fault() == null, () -> transport + ": " + transport.fault());
    EventLoopGroup group = transport.group(1);
    Server server = new Server(group, new Board(() -> Long.MAX_VALUE), LONG, 10);
    InetSocketAddress address =
        (InetSocketAddress) server.listen("127.0.0.1", 0).sync().channel().localAddress();
    try {
      for (int i = 0; i < 2; i++) {
        try (Socket socket = new Socket()) {
          socket.setReceiveBufferSize(4096);
          socket.connect(address);
          allReplies(socket);
        }
      }
    } finally {
      server.close().sync();
      group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    }
  }

  /**
   * Sends requests and no more, and reads the replies in pieces, so that the server has to wait.
   */
  private static void allReplies(Socket socket) throws Exception {
    CompletableFuture<Void> asked =
        CompletableFuture.runAsync(
            () -> {
              try {
                socket.getOutputStream().write("random?\n".repeat(REQUESTS).getBytes(UTF_8));
                socket.shutdownOutput();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream replies = new ByteArrayOutputStream();
    for (int i = 0; i < 5; i++) {
      CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(200, MILLISECONDS))
          .get();
      replies.write(in.readNBytes(1 << 16));
    }
    replies.write(in.readAllBytes());
    byte[] all = (Long.MAX_VALUE + "\r\n").repeat(REQUESTS).getBytes(UTF_8);
    assertThat(replies.size()).isEqualTo(all.length);
    assertThat(replies.toByteArray()).isEqualTo(all);
    asked.get();
  }
}
