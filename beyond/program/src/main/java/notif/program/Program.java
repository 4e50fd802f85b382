package notif.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoopGroup;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * A command line with {@code --port}, {@code --help} and {@code --version}. What goes wrong is one
 * line on standard error, and an exit code: 2 for a wrong option, 1 for the rest.
 */
@Command(
    name = "notif",
    description = "Without a command: runs server and client in one process.",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Program.Version.class)
public abstract class Program implements Callable<Integer> {
  private static final int PORT = 6789;

  private final CompletableFuture<Integer> end = new CompletableFuture<>();
  @Spec private CommandSpec spec;
  private Integer port;

  /**
   * Runs a program and ends the process.
   *
   * @param arguments see {@code --help}
   */
  public static void main(Program program, String... arguments) {
    PrintWriter out = new PrintWriter(System.out, true, UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, UTF_8);
    System.exit(run(program, out, err, arguments));
  }

  /** Runs a program and returns its exit code. */
  public static int run(Program program, PrintWriter out, PrintWriter err, String... arguments) {
    int code = run(new CommandLine(program).setOut(out).setErr(err), arguments);
    return code == 0 ? program.end().getNow(0) : code;
  }

  /** Runs any program in the same way. */
  public static int run(CommandLine line, String... arguments) {
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExpandAtFiles(false);
    line.setParameterExceptionHandler(
        (fault, all) -> fail(line, 2, fault.getMessage() + "; see --help"));
    line.setExecutionExceptionHandler(
        (fault, command, all) -> fail(line, 1, "" + cause(fault).getMessage()));
    return line.execute(arguments);
  }

  private static Throwable cause(Throwable fault) {
    return fault instanceof ExecutionException ? fault.getCause() : fault;
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
      throw new ParameterException(line(), "--port must be 0 to 65535, not " + port);
    }
    this.port = port;
  }

  /** The command line, with its two outputs. */
  protected final CommandLine line() {
    return spec.commandLine();
  }

  /** Checks the number of an option. */
  protected final int atLeast(String option, int least, int number) {
    if (number < least) {
      throw new ParameterException(line(), option + " must be " + least + " or more");
    }
    return number;
  }

  /** The port of a server in a process of its own: {@code --port}, or 6789. */
  protected final int port() {
    return port == null ? PORT : port;
  }

  /** The port of a server with its client beside it: {@code --port}, or a free one. */
  protected final int ownPort() {
    return port == null ? 0 : port;
  }

  /** Where a channel listens. */
  protected static InetSocketAddress address(Channel channel) {
    return (InetSocketAddress) channel.localAddress();
  }

  /** Says where a server listens, and waits until it does no more. */
  protected final int serve(Channel channel) throws Exception {
    print("listening on " + NetUtil.toSocketAddressString(address(channel)));
    channel.closeFuture().addListener(closed -> end.complete(0));
    return end.get();
  }

  /** Waits for a server that begins to listen. */
  protected final Channel listening(ChannelFuture future, String host, int port) throws Exception {
    return open(
        future,
        "cannot listen on " + host + ":" + port,
        "choose another --port or --bind, or stop what listens there");
  }

  /** Waits for a client that connects. */
  protected final Channel connected(ChannelFuture future, String host, int port) throws Exception {
    return open(
        future,
        "cannot connect to " + host + ":" + port,
        "start a server there, or name another with --host and --port");
  }

  private Channel open(ChannelFuture future, String fault, String remedy) throws Exception {
    if (!future.await().isSuccess()) {
      throw new IOException(fault + ": " + Reason.of(future.cause()) + "; " + remedy);
    }
    EventLoopGroup loops = future.channel().eventLoop().parent();
    loops.forEach(loop -> loop.terminationFuture().addListener(died -> fail("an event loop died")));
    return future.channel();
  }

  /** Has something done when the process ends, by Control-C for example, even if it does now. */
  protected static void atEnd(Runnable farewell) {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(farewell));
    } catch (IllegalStateException e) {
      farewell.run();
    }
  }

  /** Prints a line. */
  protected final synchronized void print(String line) {
    line().getOut().println(line);
    if (line().getOut().checkError()) {
      fail("cannot write to standard output");
    }
  }

  private synchronized void fail(String fault) {
    if (!end.isDone()) {
      line().getErr().println(fault);
      end.complete(1);
    }
  }

  /**
   * Completes with the exit code when the program can do no more: nobody reads what it prints, or
   * an event loop has died, for want of memory perhaps.
   */
  protected final CompletableFuture<Integer> end() {
    return end;
  }

  /** Says which iteration this is. */
  static final class Version implements IVersionProvider {
    @Spec private CommandSpec spec;

    @Override
    public String[] getVersion() {
      Package program = spec.root().userObject().getClass().getPackage();
      return new String[] {
        program.getImplementationTitle() + " " + program.getImplementationVersion()
      };
    }
  }
}
