package notif;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import notif.input.Ads;
import notif.input.Draws;
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
    return talk(address.getHostString(), address.getPort());
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
          String host)
      throws Exception {
    return talk(host, port());
  }

  private Channel listen(ServerOptions options, int port) throws Exception {
    options.ads.read(board::publish, line().getErr());
    options.draws.start(group, board::draw);
    Server server = new Server(group, board);
    return listening(server.listen(options.bind, port), options.bind, port);
  }

  private int talk(String host, int port) throws Exception {
    Client client = new Client(group, host, port, this::print);
    Channel channel = connected(client.connect(), host, port);
    CompletableFuture.supplyAsync(() -> converse(client), channel.eventLoop()).get().get();
    return 0;
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
  }
}
