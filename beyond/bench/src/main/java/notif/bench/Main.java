package notif.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import notif.program.Program;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
    name = "bench",
    description = {
      "Measures a server of the protocol with many clients on one thread.",
      "",
      "Without --port it starts the server of iteration 8, measures its CPU time too and ends it.",
      "Unless told otherwise, it measures notifications: every client is in notification mode, one"
          + " ad is published, and when each client has been told and has said OK, the next one is"
          + " published. Latency counts from the publication. A server elsewhere must be given ads"
          + " through a file of its (--publish-to) and by nobody else meanwhile; without such a"
          + " file, --pipeline measures requests and replies.",
      ""
    })
public final class Main implements Callable<Integer> {
  private static final int SPARE = 20; // file descriptors for everything but the clients

  @Spec private CommandSpec spec;
  @ArgGroup private Work work = new Work();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "print this and end")
  private boolean help;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "where the server is, if --port is given (default: 127.0.0.1)")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "its TCP port (default: start a server)")
  private Integer port;

  @Option(
      names = "--publish-to",
      paramLabel = "FILE",
      description =
          "where that server reads ads, one a line: a FIFO that is its standard input; or its --ads"
              + " file, at which it looks once a second only")
  private Path ads;

  @Option(
      names = "--pid",
      paramLabel = "PID",
      description = "that server's process, if it is on this machine: its CPU time is shown")
  private Long pid;

  @Option(
      names = "--clients",
      paramLabel = "NUMBER",
      defaultValue = "1000",
      description = "how many clients there are (default: ${DEFAULT-VALUE})")
  private int clients;

  @Option(
      names = "--seconds",
      paramLabel = "NUMBER",
      defaultValue = "5",
      description = "how long to measure (default: ${DEFAULT-VALUE})")
  private double seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "NUMBER",
      defaultValue = "2",
      description = "seconds of the same work before that (default: ${DEFAULT-VALUE})")
  private double warmUp;

  /** What the clients do, if not the default. */
  static final class Work {
    @Option(
        names = "--loop",
        description =
            "each client that is told leaves the mode, fetches the ad and enters again; the next ad"
                + " waits for that, latency is that of the notification")
    private boolean loop;

    @Option(
        names = "--pipeline",
        paramLabel = "NUMBER",
        description = "each client has NUMBER requests random? in flight; 1: one at a time")
    private Integer pipeline;
  }

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
    line.getSubcommands().get("micro").setUnmatchedOptionsArePositionalParams(true);
    return Program.run(line, arguments);
  }

  @Override
  public Integer call() throws Exception {
    checkOptions();
    checkDescriptors();
    if (port != null) {
      InetSocketAddress server = new InetSocketAddress(host == null ? "127.0.0.1" : host, port);
      if (server.isUnresolved()) {
        throw new IOException("cannot connect to " + host + ": unknown host");
      }
      try (OutputStream file = open()) {
        measure(server, Publisher.to(file), cpu(ProcessHandle.of(pid == null ? -1 : pid)));
      }
    } else {
      try (ServerProcess server = ServerProcess.start(clients)) {
        measure(server.address(), server.publisher(), cpu(Optional.of(server.handle())));
      }
    }
    return 0;
  }

  private void checkOptions() {
    check(port == null || port > 0 && port < 65_536, "--port must be 1 to 65535");
    check(port != null || host == null && ads == null && pid == null, "which --port?");
    check(clients > 0, "--clients must be 1 or more");
    check(seconds > 0 && seconds <= 86_400, "--seconds must be more than 0, a day at most");
    check(warmUp >= 0 && warmUp <= 86_400, "--warm-up must be 0 or more, a day at most");
    boolean asks = work.pipeline != null;
    check(!asks || work.pipeline > 0 && work.pipeline <= 1000, "--pipeline must be 1 to 1000");
    check(
        port == null || asks || ads != null,
        "how is that server to be given ads? Say --publish-to, or measure --pipeline 1");
    check(!asks || ads == null, "--pipeline publishes nothing");
    check(pid == null || ProcessHandle.of(pid).isPresent(), "--pid: there is no such process");
  }

  private void check(boolean good, String fault) {
    if (!good) {
      throw new ParameterException(spec.commandLine(), fault);
    }
  }

  private void checkDescriptors() throws IOException {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      long free = system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount() - SPARE;
      if (clients > free) {
        throw new IOException(
            "a process may open files for "
                + free
                + " clients here, not "
                + clients
                + "; see ulimit -n");
      }
    }
  }

  private OutputStream open() throws IOException {
    if (ads == null) {
      return OutputStream.nullOutputStream();
    }
    try {
      return Files.newOutputStream(ads, StandardOpenOption.APPEND);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + ads, e);
    }
  }

  private static Supplier<Optional<Duration>> cpu(Optional<ProcessHandle> process) {
    return () -> process.flatMap(handle -> handle.info().totalCpuDuration());
  }

  private void measure(
      InetSocketAddress server, Publisher publisher, Supplier<Optional<Duration>> cpu)
      throws IOException, InterruptedException {
    Plan.Kind kind = work.loop ? Plan.Kind.LOOP : Plan.Kind.TELL;
    Plan plan =
        new Plan(
            server,
            work.pipeline != null ? Plan.Kind.ASK : kind,
            clients,
            work.pipeline != null ? work.pipeline : 0,
            nanos(warmUp),
            nanos(seconds));
    PrintWriter err = spec.commandLine().getErr();
    Meter.Result result = new Swarm(plan, new Meter(plan, cpu), publisher, err).run();
    new Report(plan, result, spec.commandLine().getOut()).print();
  }

  private static long nanos(double seconds) {
    return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
  }

  @Command(
      description = {
        "Measures pieces of iteration 8 with JMH: the time that they take and the bytes that they"
            + " allocate, beside the least that Netty needs for the same."
      })
  void micro(
      @Parameters(
              paramLabel = "OPTION",
              arity = "0..*",
              description = "of JMH, for instance -h, which lists them")
          List<String> options)
      throws IOException {
    List<String> all = new ArrayList<>(List.of("-prof", "gc"));
    all.addAll(options == null ? List.of() : options);
    org.openjdk.jmh.Main.main(all.toArray(String[]::new));
  }
}
