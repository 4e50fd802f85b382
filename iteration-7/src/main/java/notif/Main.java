package notif;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import notif.input.Ads;
import notif.input.Draws;
import notif.input.Durations;
import notif.program.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line. Only here, and in tests, does a thread wait for the event loop. */
public final class Main extends Program {
  private static final String LOOPBACK = "127.0.0.1";

  @Mixin private final ServerOptions options = new ServerOptions();
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Board board = new Board(() -> ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
  @Mixin private final ClientOptions clientOptions = new ClientOptions();

  /**
   * Runs the program and ends the process.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String... arguments) {
    main(new Main(), arguments);
  }

  @Override
  public Integer call() throws Exception {
    board.publish("Nice appart in the 11e.");
    InetSocketAddress address = address(listen(options, ownPort()));
    return talk(clientOptions, address.getHostString(), address.getPort());
  }

  @Command(description = "Answers clients until Control-C.")
  int server(@Mixin ServerOptions options) throws Exception {
    return serve(listen(options, port()));
  }

  @Command(description = "Talks to a server.")
  int client(
      @Option(
              names = "--host",
              paramLabel = "HOST",
              defaultValue = LOOPBACK,
              description = "where the server is (default: ${DEFAULT-VALUE})")
          String host,
      @Mixin ClientOptions options)
      throws Exception {
    return talk(options, host, port());
  }

  private Channel listen(ServerOptions options, int port) throws Exception {
    options.ads.read(board::publish, line().getErr());
    options.draws.start(group, board::draw);
    Server server = new Server(group, board, options.idle);
    Channel channel = listening(server.listen(options.bind, port), options.bind, port);
    atEnd(() -> server.close().awaitUninterruptibly(5, TimeUnit.SECONDS));
    return channel;
  }

  private int talk(ClientOptions options, String host, int port) throws Exception {
    Client client = new Client(group, host, port, options.renew, this::print);
    Channel channel = connected(client.connect(), host, port);
    CompletableFuture.supplyAsync(() -> converse(client), channel.eventLoop()).get().get();
    return 0;
  }

  private static CompletableFuture<?> converse(Client client) {
    client.random();
    client.classified();
    return hear(client)
        .thenCompose(topic -> client.stopNotif().thenCompose(left -> fetch(client, topic)))
        .whenComplete((done, fault) -> client.close());
  }

  private static CompletableFuture<Topic> hear(Client client) {
    CompletableFuture<Topic> told = client.notif().thenCompose(entered -> client.notification());
    return told.exceptionallyCompose(
        fault -> fault.getCause() instanceof CancellationException ? hear(client) : told);
  }

  private static CompletableFuture<?> fetch(Client client, Topic topic) {
    return topic == Topic.RANDOM ? client.random() : client.classified();
  }

  /** What a server is told, with its client beside it or without. */
  static final class ServerOptions {
    @Option(
        names = "--bind",
        paramLabel = "ADDRESS",
        defaultValue = LOOPBACK,
        description = "where to listen (default: ${DEFAULT-VALUE})")
    private String bind;

    @Mixin private final Ads ads = new Ads();
    @Mixin private final Draws draws = new Draws();

    @Option(
        names = "--idle",
        paramLabel = "DURATION",
        defaultValue = "30m",
        converter = Durations.class,
        description = "how long a client may be silent (default: ${DEFAULT-VALUE})")
    private Duration idle;
  }

  /** What a client is told, with its server beside it or without. */
  static final class ClientOptions {
    @Option(
        names = "--renew",
        paramLabel = "DURATION",
        defaultValue = "29m",
        converter = Durations.class,
        description = "when to enter notification mode afresh (default: ${DEFAULT-VALUE})")
    private Duration renew;
  }
}
