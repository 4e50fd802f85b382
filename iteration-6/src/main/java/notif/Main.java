package notif;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import notif.input.Ads;
import notif.input.Durations;
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
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Board board = new Board(() -> ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
  @Mixin private final ServerOptions options = new ServerOptions();
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
    return talk(address.getHostString(), address.getPort());
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
          String host)
      throws Exception {
    return talk(host, port == null ? PORT : port);
  }

  private Channel listen(ServerOptions options, int port) throws Exception {
    long every = options.randomEvery.toNanos();
    group.scheduleAtFixedRate(board::draw, every, every, TimeUnit.NANOSECONDS);
    new Ads(board::publish, spec.commandLine().getErr()).read(options.ads);
    Server server = new Server(group, board);
    Runnable farewell = () -> server.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
    Runtime.getRuntime().addShutdownHook(new Thread(farewell));
    return open(
        server.listen(options.bind, port),
        "cannot listen on " + options.bind + ":" + port,
        "stop what listens there, or choose another --port or --bind");
  }

  private int talk(String host, int port) throws Exception {
    Client client = new Client(group, host, port, this::print);
    ChannelFuture connecting = client.connect();
    open(
        connecting,
        "cannot connect to " + host + ":" + port,
        "start a server there, or name another with --host and --port");
    try {
      Executor loop = connecting.channel().eventLoop();
      CompletableFuture.supplyAsync(() -> converse(client), loop).get().get();
      return 0;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage());
    }
  }

  private static CompletableFuture<?> converse(Client client) {
    client.random();
    client.classified();
    return client
        .notif()
        .thenCompose(entered -> client.random().exceptionally(refused -> 0L))
        .thenCompose(entered -> client.notification())
        .thenCompose(topic -> client.stopNotif().thenCompose(left -> fetch(client, topic)))
        .whenComplete((done, fault) -> client.close());
  }

  private static CompletableFuture<?> fetch(Client client, Topic topic) {
    return topic == Topic.RANDOM ? client.random() : client.classified();
  }

  private static Channel open(ChannelFuture future, String fault, String remedy) throws Exception {
    if (!future.await().isSuccess()) {
      boolean unknown =
          future.cause() instanceof UnknownHostException
              || future.cause() instanceof UnresolvedAddressException;
      String reason = unknown ? "unknown host" : future.cause().getMessage();
      throw new IOException(fault + ": " + reason + "; " + remedy);
    }
    return future.channel();
  }

  private void print(String line) {
    spec.commandLine().getOut().println(line);
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
