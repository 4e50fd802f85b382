package notif;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import notif.input.Ads;
import notif.input.Draws;
import notif.input.Durations;
import notif.input.Run;
import notif.program.Program;
import notif.transport.Loops;
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
  private final ExecutorService callbacks = Executors.newSingleThreadExecutor();
  private boolean shows; // what goes over the wire, and no items

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
    shows = true;
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
    atLeast("--max-clients", 1, options.maxClients);
    EventLoopGroup loops = options.loops.group(line());
    options.ads.read(board::publish, line().getErr());
    options.draws.start(group, board::draw);
    Server server = new Server(loops, board, options.idle, options.maxClients);
    Channel channel = listening(server.listen(options.bind, port), options.bind, port);
    atEnd(() -> server.close().awaitUninterruptibly(5, TimeUnit.SECONDS));
    return channel;
  }

  private int talk(ClientOptions options, String host, int port) throws Exception {
    Consumer<String> wire = shows ? this::print : line -> {};
    Client client = new Client(group, host, port, options.renew, wire);
    atEnd(client::close);
    client.onRandom(callbacks, number -> item(options, "random", Long.toString(number)));
    client.onClassified(callbacks, ad -> item(options, "classified", ad));
    connected(client.connect(), host, port);
    return end().get();
  }

  private void item(ClientOptions options, String kind, String text) {
    if (!shows) {
      print(kind + " " + text);
    }
    options.run.start(kind, text, line().getErr());
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

    @Option(
        names = "--max-clients",
        paramLabel = "NUMBER",
        defaultValue = "10000",
        description = "one more is refused (default: ${DEFAULT-VALUE})")
    private int maxClients;

    @Mixin private final Loops loops = new Loops();
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

    @Mixin private final Run run = new Run();
  }
}
