package notif.recordings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a script's commands find: the project's root as their folder, the JDK of this build as
 * {@code java}, a port of their own in the place of 6789, and {@code nc}.
 *
 * <p>A reader has the {@code nc} of Debian's package netcat-openbsd. Where there is none, or
 * another one, {@link Netcat} is run in its place, so that the check is never skipped.
 */
final class Tools {
  private static final String SHOWN = "6789";
  private static final int FIRST = 20_000;
  private static final int PORTS = 10_000;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

  private final Path root;
  private final Path bin;
  private final int port = freePort();

  /**
   * Finds the tools.
   *
   * @param root the project's root
   * @param bin a folder for what this machine lacks
   */
  Tools(Path root, Path bin) {
    this.root = root;
    this.bin = bin;
  }

  /**
   * A port that nobody has, below those that the system gives to whoever connects: while a server
   * is down, one of them could be given its port.
   */
  private static int freePort() {
    while (true) {
      int port = FIRST + NEXT.getAndIncrement() % PORTS;
      if (isFree(port)) {
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Starts a command of the page; it listens and connects on the port of this run. */
  Process start(String command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", here(command));
    builder.directory(root.toFile()).redirectErrorStream(true);
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    String path = java + File.pathSeparator + System.getenv("PATH");
    builder.environment().put("PATH", bin.toAbsolutePath() + File.pathSeparator + path);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().remove("JAVA_TOOL_OPTIONS"); // the JVM would say that it has read them
    return builder.start();
  }

  /**
   * The command with this run's port: programs that would take 6789 by default are told another.
   */
  String here(String command) {
    String told =
        command.replaceAll("(\\.jar( notif\\.Main)? (server|client))\\b", "$1 --port " + SHOWN);
    return told.replaceAll("\\b" + SHOWN + "\\b", "" + port);
  }

  /** A line of output with the port that the page shows. */
  String asShown(String line) {
    return line.replaceAll("\\b" + port + "\\b", SHOWN).stripTrailing();
  }

  /**
   * Waits until the command listens on this run's port. It is not connected to: that would end nc.
   */
  void awaitListener(Process process) throws InterruptedException {
    while (process.isAlive() && canBind()) {
      process.waitFor(10, MILLISECONDS);
    }
  }

  /** A socket that does not listen can be bound unless another one listens there. */
  private boolean canBind() {
    try (Socket socket = new Socket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Waits until what was typed into this run's server is published. A person needs longer to turn
   * to the next terminal; the player looks, with a connection of its own.
   */
  void awaitPublished(String ad) throws IOException {
    long end = System.nanoTime() + PATIENCE;
    while (!published().contains(ad)) {
      if (System.nanoTime() > end) {
        throw new IOException("the server does not publish: " + ad);
      }
    }
  }

  private List<String> published() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write("classified?\n".getBytes(UTF_8));
      String ads =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
      return ads == null ? List.of() : List.of(ads.split("\t"));
    }
  }

  /** Provides {@code nc} where it is not the one that the page speaks of. */
  static void provide(Path bin) throws IOException, InterruptedException {
    Files.createDirectories(bin);
    Path nc = bin.resolve("nc");
    Files.deleteIfExists(nc);
    Process help = new ProcessBuilder("sh", "-c", "nc -h").redirectErrorStream(true).start();
    String text = new String(help.getInputStream().readAllBytes(), UTF_8);
    help.waitFor();
    if (!text.startsWith("OpenBSD netcat")) {
      provideOurs(nc);
    }
  }

  /** Writes a command that runs {@link Netcat}. */
  static void provideOurs(Path nc) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path classes = Path.of("target", "classes").toAbsolutePath();
    String command =
        "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s \"$@\"\n"
            .formatted(java, classes, Netcat.class.getName());
    Files.writeString(nc, command);
    Files.setPosixFilePermissions(nc, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A fault that changes nothing: what matters of it is seen in the output. */
  void report(Exception fault) {
    System.getLogger("recordings").log(System.Logger.Level.DEBUG, fault.getMessage());
  }
}
