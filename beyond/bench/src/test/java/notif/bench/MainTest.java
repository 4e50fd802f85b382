package notif.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import notif.Board;
import notif.Server;
import notif.bench.Plan.Kind;
import notif.input.Ads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Short runs over real sockets, and the command line. */
@Timeout(60)
class MainTest {
  private static final int CLIENTS = 60; // more than are connected at once
  private static final long LATE = TimeUnit.SECONDS.toNanos(50); // what the meter holds is a minute
  private static final long LENGTH = TimeUnit.MILLISECONDS.toNanos(100);

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Board board = new Board(() -> 456902234);
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void shutDown() {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private InetSocketAddress listen(int maximum) throws InterruptedException {
    Server server = new Server(group, board, Duration.ofMinutes(30), maximum);
    return (InetSocketAddress) server.listen("127.0.0.1", 0).sync().channel().localAddress();
  }

  private int run(String... arguments) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
  }

  private Meter.Result measure(Plan plan, Publisher publisher) throws Exception {
    Meter meter = new Meter(plan, () -> Optional.of(Duration.ZERO));
    return new Swarm(plan, meter, publisher, new PrintWriter(Writer.nullWriter())).run();
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"TELL", "LOOP"})
  void everyClientIsToldOfEveryItem(Kind kind) throws Exception {
    board.publish("of an earlier run");
    Plan plan = new Plan(listen(CLIENTS), kind, CLIENTS, 0, 0, LENGTH);
    AtomicLong published = new AtomicLong();
    Meter.Result result =
        measure(
            plan,
            number -> {
              assertThat(number).isEqualTo(published.incrementAndGet());
              board.publish("ad " + number);
            });
    assertThat(published.get()).isPositive();
    assertThat(result.latencies().getTotalCount()).isEqualTo(published.get() * CLIENTS);
    assertThat(result.latencies().getMaxValue()).isPositive().isLessThan(LATE);
    assertThat(result.nanos()).isGreaterThanOrEqualTo(LENGTH);
    assertThat(result.ownCpu()).isPositive();
    assertThat(result.serverCpu()).contains(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16})
  void everyRequestIsAnswered(int pipeline) throws Exception {
    Plan plan = new Plan(listen(CLIENTS), Kind.ASK, CLIENTS, pipeline, 0, LENGTH);
    Meter.Result result = measure(plan, number -> {});
    assertThat(result.latencies().getTotalCount()).isGreaterThanOrEqualTo(CLIENTS);
    assertThat(result.latencies().getMaxValue()).isPositive().isLessThan(LATE);
  }

  @Test
  void aServerThatSaysNothingEndsTheRun() throws Exception {
    Plan plan = new Plan(null, Kind.TELL, CLIENTS, 0, 0, LENGTH);
    Meter meter = new Meter(plan, Optional::empty);
    Swarm swarm = new Swarm(plan, meter, number -> {}, new PrintWriter(err));
    for (int i = 0; i < 19; i++) {
      swarm.second();
    }
    meter.count(1);
    for (int i = 0; i < 20; i++) {
      swarm.second();
      assertThat(meter.result()).isNotDone();
    }
    swarm.second();
    assertThatThrownBy(() -> meter.result().get())
        .rootCause()
        .hasMessage("nothing has come from the server for 20 seconds");
    assertThat(err.toString().lines()).hasSize(40).containsOnly("0 of 60 clients are ready");
  }

  @Test
  void aPublisherThatFailsEndsTheRun() throws Exception {
    Plan plan = new Plan(listen(CLIENTS), Kind.TELL, CLIENTS, 0, 0, LENGTH);
    Publisher publisher =
        number -> {
          throw new IOException("the file is full");
        };
    assertThatThrownBy(() -> measure(plan, publisher))
        .isInstanceOf(IOException.class)
        .hasMessage("the file is full");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--clients 3", "--clients 3 --loop", "--clients 3 --pipeline 2"})
  void withoutAPortAServerIsStartedAndEnded(String options) {
    String arguments = options + " --seconds 0.2 --warm-up 0";
    assertThat(run(arguments.split(" "))).as(err.toString()).isZero();
    assertThat(out.toString())
        .startsWith("3 clients")
        .containsPattern("throughput +[1-9]\\d* ")
        .contains("p99.9", "server CPU", "own CPU");
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void aServerElsewhereIsGivenAdsThroughAFile(@TempDir Path folder) throws Exception {
    Path ads = Files.createFile(folder.resolve("ads"));
    Ads publisher = new Ads();
    new CommandLine(CommandSpec.create().addMixin("", CommandSpec.forAnnotatedObject(publisher)))
        .parseArgs("--ads", ads.toString());
    publisher.read(board::publish, new PrintWriter(err));
    int port = listen(2).getPort();
    String options = "--clients 2 --seconds 0.6 --warm-up 0 --port " + port;
    String all = options + " --publish-to " + ads + " --pid " + ProcessHandle.current().pid();
    assertThat(run(all.split(" "))).as(err.toString()).isZero();
    assertThat(out.toString()).contains("2 clients; ", "server CPU");
    assertThat(Files.readString(ads)).matches("(ad \\d+\n)+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--colour",
        "dance",
        "--port x",
        "--port 0",
        "--port 65536",
        "--port 6789",
        "--port 6789 --loop",
        "--port 6789 --publish-to ads --pipeline 1",
        "--host localhost",
        "--pid 1",
        "--port 6789 --pipeline 1 --pid 4194304",
        "--publish-to ads",
        "--clients 0",
        "--clients many",
        "--seconds 0",
        "--seconds NaN",
        "--seconds 1e9",
        "--warm-up -1",
        "--pipeline 0",
        "--pipeline 1001",
        "--pipeline 2 --loop"
      })
  void aWrongOptionIsOneLineAndCode2(String arguments) {
    assertThat(run(arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().endsWith("; see --help");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aServerThatIsNotThereIsOneLineAndCode1() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    fails(
        "cannot connect to 127.0.0.1:" + port + ": Connection refused.*",
        "--port",
        "" + port,
        "--pipeline",
        "1");
  }

  @Test
  void aHostThatIsNotThereIsOneLineAndCode1() {
    String[] arguments = {"--host", "nowhere.invalid", "--port", "1", "--pipeline", "1"};
    fails("cannot connect to nowhere.invalid: unknown host", arguments);
  }

  @Test
  void aFileThatIsNotThereIsOneLineAndCode1() {
    fails("there is no file /no/where", "--port", "1", "--publish-to", "/no/where");
  }

  @Test
  void moreClientsThanFilesAreOneLineAndCode1() {
    fails(
        "a process may open files for \\d+ clients here, not 2000000000; see ulimit -n",
        "--clients",
        "2000000000");
  }

  @Test
  void aServerWithTooFewPlacesIsOneLineAndCode1() throws Exception {
    String port = "" + listen(2).getPort();
    fails("the server said: ERR busy .*", "--clients", "3", "--port", port, "--pipeline", "1");
  }

  @Test
  void aServerOfAnotherProtocolIsOneLineAndCode1() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> answer(other));
      server.start();
      String port = "" + other.getLocalPort();
      fails(
          "the server sent what fits nothing: SSH-2.0",
          "--clients",
          "1",
          "--port",
          port,
          "--pipeline",
          "1");
      server.join();
    }
  }

  private static void answer(ServerSocket other) {
    try (Socket client = other.accept()) {
      client.getOutputStream().write("SSH-2.0\r\n".getBytes(UTF_8));
      client.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fails(String pattern, String... arguments) {
    assertThat(run(arguments)).isEqualTo(1);
    assertThat(err.toString().lines()).singleElement().asString().matches(pattern);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void helpIsAnswered(String argument) {
    assertThat(run(argument)).isZero();
    assertThat(out.toString()).contains("--publish-to", "micro");
    assertThat(err.toString()).isEmpty();
  }
}
