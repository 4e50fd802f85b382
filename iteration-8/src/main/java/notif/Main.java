package notif;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoopGroup;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import notif.input.Ads;
import notif.input.Durations;
import notif.transport.Loops;
import notif.transport.Transport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. Only here, and in tests, does a thread wait for the event loop. */
@Command(
    name = "notif",
    description = "Without a command: runs server and client in one process.",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
public final class Main implements Callable<Integer> {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int PORT = 6789;

  @Spec private CommandSpec spec;
  private final Board board = new Board(() -> ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
  @Mixin private final ServerOptions options = new ServerOptions();
  @Mixin private final ClientOptions clientOptions = new ClientOptions();
  private final ExecutorService callbacks = Executors.newSingleThreadExecutor();
  private final CompletableFuture<Integer> end = new CompletableFuture<>();
  private EventLoopGroup group;
  private boolean shows; // what goes over the wire, and no items
  private Integer port;

  /**
   * Runs the program and ends the process.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String... arguments) {
    PrintWriter out = new PrintWriter(System.out, true, UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, UTF_8);
    System.exit(run(out, err, arguments));
  }

  /** Runs the program and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line = new CommandLine(new Main()).setOut(out).setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(
        (fault, all) -> fail(line, 2, fault.getMessage() + "; see --help"));
    line.setExecutionExceptionHandler(
        (fault, command, all) -> fail(line, 1, "" + fault.getMessage()));
    return line.execute(arguments);
  }

  private static int fail(CommandLine line, int code, String message) {
    line.getErr().println(message.replaceAll("\\p{Cc}+", " "));
    return code;
  }

  @Option(
      names = "--port",
      scope = ScopeType.INHERIT,
      paramLabel = "PORT",
      description = "TCP port, 0 for a free one (default: 6789; without a command: 0)")
  void port(int port) {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), "--port must be 0 to 65535, not " + port);
    }
    this.port = port;
  }

  @Override
  public Integer call() throws Exception {
    board.publish("Nice appart in the 11e.");
    Channel channel = listen(options, port == null ? 0 : port);
    InetSocketAddress address = (InetSocketAddress) channel.localAddress();
    shows = true;
    return talk(clientOptions, address.getHostString(), address.getPort());
  }

  @Command(description = "Answers clients until Control-C.")
  int server(@Mixin ServerOptions options) throws Exception {
    Channel channel = listen(options, port == null ? PORT : port);
    InetSocketAddress address = (InetSocketAddress) channel.localAddress();
    print("listening on " + NetUtil.toSocketAddressString(address));
    channel.closeFuture().sync();
    return 0;
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
    group = Transport.NIO.group(1);
    return talk(options, host, port == null ? PORT : port);
  }

  private Channel listen(ServerOptions options, int port) throws Exception {
    if (options.maxClients < 1) {
      throw new ParameterException(spec.commandLine(), "--max-clients must be 1 or more");
    }
    group = options.loops.group(spec.commandLine());
    long every = options.randomEvery.toNanos();
    group.scheduleAtFixedRate(board::draw, every, every, TimeUnit.NANOSECONDS);
    new Ads(board::publish, spec.commandLine().getErr()).read(options.ads);
    Server server = new Server(group, board, options.idle, options.maxClients);
    Runnable farewell = () -> server.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
    Runtime.getRuntime().addShutdownHook(new Thread(farewell));
    return open(
        server.listen(options.bind, port),
        "cannot listen on " + options.bind + ":" + port,
        "stop what listens there, or choose another --port or --bind");
  }

  private int talk(ClientOptions options, String host, int port) throws Exception {
    Consumer<String> wire = shows ? this::print : line -> {};
    Client client = new Client(group, host, port, options.renew, wire, callbacks);
    Runtime.getRuntime().addShutdownHook(new Thread(client::close));
    client.onRandom(number -> item(options, "random", Long.toString(number)));
    client.onClassified(ad -> item(options, "classified", ad));
    ChannelFuture connecting = client.connect();
    open(
        connecting,
        "cannot connect to " + host + ":" + port,
        "start a server there, or name another with --host and --port");
    return end.get();
  }

  private void item(ClientOptions options, String kind, String text) {
    if (!shows) {
      print(kind + " " + text);
    }
    if (options.run != null) {
      start(options.run, kind, text);
    }
  }

  private void start(String... command) {
    try {
      int code = new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue();
      if (code != 0) {
        spec.commandLine().getErr().println(command[0] + " ended with code " + code);
      }
    } catch (IOException e) {
      spec.commandLine().getErr().println(e.getMessage());
    }
  }

  private static Channel open(ChannelFuture future, String fault, String remedy) throws Exception {
    if (!future.await().isSuccess()) {
      boolean unknown =
          future.cause() instanceof UnknownHostException
              || future.cause() instanceof UnresolvedAddressException;
      String reason = unknown ? "unknown host" : Transport.reason(future.cause());
      throw new IOException(fault + ": " + reason + "; " + remedy);
    }
    return future.channel();
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    if (out.checkError()) {
      end.complete(0); // nobody reads us any more
    }
  }

  /** What a server is told, with its client beside it or without. */
  static final class ServerOptions {
    @Option(
        names = "--bind",
        paramLabel = "ADDRESS",
        defaultValue = LOOPBACK,
        description = "where to listen (default: ${DEFAULT-VALUE})")
    private String bind;

    @Option(
        names = "--ads",
        paramLabel = "FILE",
        description = "publish its lines as it grows (default: those of standard input)")
    private Path ads;

    @Option(
        names = "--random-every",
        paramLabel = "DURATION",
        defaultValue = "5s",
        converter = Durations.class,
        description = "how often to draw a number (default: ${DEFAULT-VALUE})")
    private Duration randomEvery;

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

    @Option(
        names = "--run",
        paramLabel = "COMMAND",
        description = "start COMMAND for each item, with its kind and its text as arguments")
    private String run;
  }

  /** Says which iteration this is. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      Package program = Main.class.getPackage();
      return new String[] {
        program.getImplementationTitle() + " " + program.getImplementationVersion()
      };
    }
  }
}
