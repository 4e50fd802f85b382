package notif;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The program as its users start it, on one port, killed and started again. What it says on
 * standard error is kept in a file: nothing may stand there. Netty's leak detector looks at every
 * buffer and would report there too.
 */
final class ServerProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target", "iteration-8.jar");

  private final List<String> command;
  private final Path errors;
  private final int port = freePort();
  private Process process;
  private Duration cpu = Duration.ZERO; // of those that were killed

  ServerProcess(Path ads, Path errors, Duration idle, Duration randomEvery) throws IOException {
    this.errors = errors;
    Files.deleteIfExists(errors);
    command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-Dio.netty.leakDetection.level=paranoid",
            "-Dorg.slf4j.simpleLogger.log.notif=warn",
            "-jar",
            JAR.toString(),
            "server",
            "--port=" + port,
            "--ads=" + ads,
            "--idle=" + idle.toSeconds() + "s",
            "--random-every=" + randomEvery.toSeconds() + "s");
    Runtime.getRuntime().addShutdownHook(new Thread(this::close)); // Control-C
  }

  /**
   * A port that nobody has, below those that the system gives to whoever connects: while the server
   * is down, one of them could be given its port.
   */
  private static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress("127.0.0.1", port));
        return port;
      } catch (IOException e) {
        continue; // somebody has it
      }
    }
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /** Starts it and waits until it listens. */
  void start() throws IOException {
    process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
            .start();
    String line = process.inputReader(UTF_8).readLine();
    if (line == null || !line.startsWith("listening on ")) {
      throw new IOException("the server did not start: " + errors());
    }
  }

  /** SIGKILL: no farewell, no shutdown hook. */
  void kill() throws InterruptedException {
    cpu = cpu();
    process.destroyForcibly().waitFor();
  }

  /** Of all its processes. */
  Duration cpu() {
    return cpu.plus(process.info().totalCpuDuration().orElse(Duration.ZERO));
  }

  /** Why it has ended, or what it reported; empty if nothing is wrong. */
  String fault() throws IOException {
    return (process.isAlive() ? "" : "it ended by itself ") + errors();
  }

  private String errors() throws IOException {
    return Files.exists(errors) ? Files.readString(errors) : "";
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
