package notif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults of a client that need a real connection, with a neighbour on the same event loop. */
@Timeout(value = 20, threadMode = SEPARATE_THREAD) // a read of a socket cannot be interrupted
class HostileSocketTest {
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Board board = new Board(() -> Long.MAX_VALUE);
  private final Server server = new Server(group, board, Duration.ofMinutes(30), 10);
  private final BlockingQueue<Channel> accepted = new LinkedBlockingQueue<>();
  private int port;
  private Peer neighbour;

  @BeforeEach
  void listen() throws Exception {
    Channel listening = server.listen("127.0.0.1", 0).sync().channel();
    port = ((InetSocketAddress) listening.localAddress()).getPort();
    ChannelInboundHandlerAdapter witness =
        new ChannelInboundHandlerAdapter() {
          @Override
          public void channelRead(ChannelHandlerContext context, Object child) {
            accepted.add((Channel) child);
            context.fireChannelRead(child);
          }
        };
    group.submit(() -> listening.pipeline().addFirst(witness)).sync();
    neighbour = Peer.connect(port).says("random?", "notif").hears("\\d+", "notif: OK");
    accepted();
  }

  /** Whatever a client does, another one is served as before, and nothing is left of the first. */
  @AfterEach
  void itsNeighbourIsNotDisturbed() throws Exception {
    board.draw();
    neighbour.hears("notif: \\w+");
    onlyTheNeighbourIsInTheMode();
    neighbour.says("stop_notif", "random?").hears("OK", "\\d+").close();
    server.close().sync();
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
  }

  private Channel accepted() throws InterruptedException {
    return accepted.poll(5, TimeUnit.SECONDS);
  }

  private void onlyTheNeighbourIsInTheMode() throws Exception {
    while (group.submit(() -> board.audience(group.next()).size()).get() != 1) {
      Thread.onSpinWait(); // until it has seen the other's end
    }
  }

  static Stream<Arguments> clients() {
    String number = Long.MAX_VALUE + "\n";
    return Stream.of(
        arguments("a bare line feed", "random?\nrandom?\n", number + number),
        arguments("a bare carriage return", "random?\rrandom?\r\n", "ERR syntax .*\n"),
        arguments("two carriage returns", "random?\r\r\n", "ERR syntax .*\n"),
        arguments("a NUL", "random?\r\n\0\r\nrandom?\r\n", number + "ERR syntax .*\n"),
        arguments("an escape sequence", "\033[2J\r\n", "ERR syntax .*\n"),
        arguments("512 bytes", "x".repeat(512) + "\r\n", "ERR unknown .*\n"),
        arguments("513 bytes", "x".repeat(513) + "\r\n", "ERR toolong .*\n"),
        arguments("nothing at all", "", ""),
        arguments("empty lines", "\r\n\n", "(ERR unknown .*\n){2}"),
        arguments("ten errors", "?\r\n".repeat(11), "(ERR unknown .*\n){10}"),
        arguments("blanks and case", " random?\r\nRandom?\r\n", "(ERR unknown .*\n){2}"),
        arguments("HTTP", "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "(ERR unknown .*\n){3}"),
        arguments("acknowledgements", "OK\r\nOK\r\nrandom?\r\nOK\r\n", number),
        arguments("a stop outside the mode", "stop_notif\r\n", "OK\n"),
        arguments(
            "a fetch within the mode", "random?\nnotif\nrandom?\n", ".*\n.*OK\nERR state .*\n"),
        arguments("an unterminated line", "random?\r\nrandom?", number));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("clients")
  void eachGetsItsAnswer(String name, String text, String answer) throws Exception {
    try (Peer client = Peer.connect(port).saysRaw(text)) {
      assertThat(client.finish()).matches(answer);
    }
    assertThat(accepted().closeFuture().await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aHalfClosedClientGetsAllItsReplies() throws Exception {
    try (Peer client = Peer.connect(port).saysRaw("random?\r\n".repeat(10_000))) {
      assertThat(accepted().config().getOption(ChannelOption.ALLOW_HALF_CLOSURE)).isTrue();
      assertThat(client.finish().lines()).hasSize(10_000).containsOnly("" + Long.MAX_VALUE);
    }
  }

  @Test
  void aLineOfAGigabyteIsRefused() throws Exception {
    byte[] piece = new byte[65_536];
    try (Peer client = Peer.connect(port)) {
      int pieces = 0;
      try {
        for (; pieces < 16_384; pieces++) {
          client.socket.getOutputStream().write(piece);
        }
      } catch (IOException e) {
        assertThat(accepted().closeFuture().await(5, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(pieces).as("pieces until the connection ends").isLessThan(16_384);
    }
  }

  @Test
  void aResetInTheMiddleOfANotificationIsAnEnd() throws Exception {
    for (int i = 0; i < 20; i++) {
      Peer client = Peer.connect(port).says("notif").hears("notif: OK");
      board.draw();
      client.says("OK").reset();
      assertThat(accepted().closeFuture().await(5, TimeUnit.SECONDS)).isTrue();
      onlyTheNeighbourIsInTheMode();
    }
  }

  @Test
  void aResetInTheMiddleOfAFetchIsAnEnd() throws Exception {
    for (int i = 0; i < 1000; i++) {
      board.publish(("ad " + i + " ").repeat(40));
    }
    for (int i = 0; i < 20; i++) {
      Peer client = Peer.connect(port).saysRaw("classified?\n".repeat(60));
      client.socket.getInputStream().read(); // the first replies are under way
      client.reset();
      assertThat(accepted().closeFuture().await(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aPeerThatIsGoneWithoutAWordIsNoticedByTheSystem() throws Exception {
    try (Peer client = Peer.connect(port).says("random?").hears("\\d+")) {
      assertThat(accepted().config().getOption(ChannelOption.SO_KEEPALIVE)).isTrue();
      assertThat(client.finish()).isEmpty();
    }
  }

  @Test
  void whilePublishersPublishEachClientGetsEachAdOnceAndInOrder() throws Exception {
    List<BlockingQueue<String>> heard = new ArrayList<>();
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      BlockingQueue<String> items = new LinkedBlockingQueue<>();
      Client client = new Client(group, "127.0.0.1", port, Duration.ofMinutes(29), line -> {});
      client.onClassified(Runnable::run, items::add);
      client.connect();
      heard.add(items);
      clients.add(client);
    }
    Stream.of("a", "b", "c").parallel().forEach(this::publish);
    List<String> ads = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      ads.add(heard.get(0).take());
    }
    assertThat(ads).doesNotHaveDuplicates().filteredOn(ad -> ad.startsWith("a")).isSorted();
    for (BlockingQueue<String> items : heard.subList(1, 3)) {
      for (String ad : ads) {
        assertThat(items.take()).isEqualTo(ad);
      }
    }
    clients.forEach(Client::close);
    assertThat(heard).allMatch(Collection::isEmpty);
  }

  private void publish(String publisher) {
    for (int i = 100; i < 400; i++) {
      board.publish(publisher + i);
    }
  }

  @Test
  void aPlaceThatIsFreeAgainIsGiven() throws Exception {
    List<Peer> clients = new ArrayList<>();
    for (int i = 1; i < 10; i++) {
      clients.add(Peer.connect(port).says("random?").hears("\\d+"));
    }
    for (int i = 0; i < 3; i++) {
      assertThat(Peer.connect(port).finish()).matches("ERR busy .*\n");
    }
    clients.remove(0).close();
    assertThat(accepted().closeFuture().await(5, TimeUnit.SECONDS)).isTrue();
    clients.add(Peer.connect(port).says("random?").hears("\\d+"));
    for (Peer client : clients) {
      client.close();
    }
  }

  /** What it has not read stays with the kernel, or with itself: the server reads no more. */
  @Test
  void fromAClientThatNeverReadsNothingIsRead() throws Exception {
    try (SocketChannel client = SocketChannel.open()) {
      client.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
      client.connect(new InetSocketAddress("127.0.0.1", port));
      client.configureBlocking(false);
      Channel channel = accepted();
      channel.config().setOption(ChannelOption.SO_SNDBUF, 4096); // full soon
      ByteBuffer requests = ByteBuffer.wrap("random?\r\n".repeat(7000).getBytes(UTF_8));
      boolean reads = true;
      while (write(client, requests) > 0 || reads) {
        reads = group.submit(() -> channel.config().isAutoRead()).get();
        ChannelOutboundBuffer replies = group.submit(() -> channel.unsafe().outboundBuffer()).get();
        long held = group.submit(replies::totalPendingWriteBytes).get();
        assertThat(held).as("bytes of replies that are held here").isLessThan(16_384);
      }
      assertThat(channel.isOpen()).isTrue();
    }
  }

  private static int write(SocketChannel client, ByteBuffer requests) throws IOException {
    if (!requests.hasRemaining()) {
      requests.clear();
    }
    return client.write(requests);
  }
}
