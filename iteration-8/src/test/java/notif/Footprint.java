package notif;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process holds: the sockets that are open, and what is left on its heap after a collection.
 * Objects are counted too: the bytes of a heap differ from run to run, but where nobody is
 * connected the connections are exactly none.
 *
 * @param descriptors open files and sockets; -1 where the system does not say ({@code /proc})
 * @param bytes of all objects that are reachable
 * @param connections objects of Netty for a socket that is connected
 * @param sessions what the server holds for a client
 * @param conversations what a client holds for a connection
 */
record Footprint(
    long descriptors, long bytes, long connections, long sessions, long conversations) {
  private static final long GROWTH = 500_000; // bytes: the ads, and what the JDK and Netty keep

  static Footprint of(long pid) throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String histogram = new String(process.getInputStream().readAllBytes());
    if (!histogram.contains("Total")) {
      throw new IOException("jcmd: " + histogram);
    }
    return new Footprint(
        descriptors(pid),
        number(histogram, "Total +\\d+ +(\\d+)"),
        number(
            histogram,
            "(\\d+) +\\d+ +io.netty.channel\\.\\S+\\.(?:Nio|Epoll|IoUring)SocketChannel\\b"),
        number(histogram, "(\\d+) +\\d+ +notif.Session\\b"),
        number(histogram, "(\\d+) +\\d+ +notif.Conversation\\b"));
  }

  /** What is more than it was, empty if nothing is. */
  String beyond(Footprint before) {
    StringJoiner more = new StringJoiner(", ");
    if (descriptors > before.descriptors) {
      more.add((descriptors - before.descriptors) + " open files or sockets");
    }
    if (bytes > before.bytes + GROWTH) {
      more.add((bytes - before.bytes) + " bytes of heap");
    }
    if (connections > before.connections) {
      more.add((connections - before.connections) + " connections");
    }
    if (sessions > before.sessions) {
      more.add((sessions - before.sessions) + " sessions");
    }
    if (conversations > before.conversations) {
      more.add((conversations - before.conversations) + " conversations");
    }
    return more.toString();
  }

  private static long descriptors(long pid) throws IOException {
    Path folder = Path.of("/proc", Long.toString(pid), "fd");
    if (!Files.isDirectory(folder)) {
      return -1;
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.count();
    }
  }

  private static long number(String histogram, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(histogram);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }
}
