package notif.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server of iteration 8 in a process of its own, so that its CPU time is its own too. */
final class ServerProcess implements AutoCloseable {
  private static final int FAREWELL = 5; // seconds that it has to end

  private final Process process;
  private final InetSocketAddress address;

  private ServerProcess(Process process) throws IOException {
    this.process = process;
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = out.readLine();
    if (line == null || !line.matches("listening on .*:\\d+")) {
      process.destroy();
      throw new IOException("the server did not start");
    }
    int colon = line.lastIndexOf(':');
    String host = line.substring("listening on ".length(), colon);
    address = new InetSocketAddress(host, Integer.parseInt(line.substring(colon + 1)));
  }

  /** Starts a server on a free port and waits until it listens. It draws no numbers meanwhile. */
  static ServerProcess start(int clients) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    ProcessBuilder builder = new ProcessBuilder(java, "--enable-native-access=ALL-UNNAMED");
    builder.command().addAll(List.of("-cp", classPath, "notif.Main", "server"));
    builder.command().add("--port=0");
    builder.command().add("--random-every=1000h");
    builder.command().add("--max-clients=" + clients);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy)); // after Control-C
    return new ServerProcess(process);
  }

  InetSocketAddress address() {
    return address;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Publishes through its standard input. */
  Publisher publisher() {
    return Publisher.to(process.getOutputStream());
  }

  /** Ends it and waits for its end. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, FAREWELL, TimeUnit.SECONDS).join();
    process.destroyForcibly();
  }
}
