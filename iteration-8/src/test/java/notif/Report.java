package notif;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is printed about a {@link Chaos}: a line while it runs, a table when it has ended well. */
final class Report {
  private static final long BEGAN = System.nanoTime();

  private final Map<String, String> rows = new LinkedHashMap<>();

  Report(Chaos chaos, Crowd crowd) {
    Proxy proxy = crowd.proxy;
    long together = crowd.delivered.sum() + crowd.again.sum();
    rows.put("seed", String.format("%12d", chaos.seed));
    add("minutes of bad network", chaos.length.toMinutes());
    add("clients", Chaos.CLIENTS);
    add("ads published", chaos.published);
    add("ads missed", (long) chaos.published * Chaos.CLIENTS - crowd.delivered.sum());
    add("ads delivered", together);
    add("  of them again, on a new connection", crowd.again.sum());
    add("server killed", chaos.kills);
    add("connections made", crowd.accepted());
    add("  reset", proxy.reset.sum());
    add("  half-closed", proxy.halfClosed.sum());
    add("  swallowed", proxy.swallowed.sum());
    add("pieces cut off (1 to 7 bytes)", proxy.split.sum());
    add("pieces merged", proxy.merged.sum());
    add("pieces delayed (up to 100 ms)", proxy.delayed.sum());
    add("processor seconds of the server", chaos.server.cpu().toSeconds());
    Duration own = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    add("processor seconds of clients and network", own.toSeconds());
  }

  private void add(String name, long value) {
    rows.put(name, String.format("%,12d", value));
  }

  void add(String name, Footprint footprint) {
    add(name + ": files and sockets", footprint.descriptors());
    add(name + ": bytes of heap", footprint.bytes());
    add(name + ": connections", footprint.connections());
  }

  void print() {
    rows.forEach((name, value) -> System.out.printf("%-50s %s%n", name, value));
    System.out.println("all promises were kept");
  }

  /** A line about where things stand. */
  static void line(Chaos chaos, Crowd crowd) {
    Proxy proxy = crowd.proxy;
    System.out.printf(
        "%4d s  connections %3d  ads %3d  given %,9d  again %,9d  kills %2d  resets %3d  "
            + "half-closed %3d  swallowed %3d%n",
        Duration.ofNanos(System.nanoTime() - BEGAN).toSeconds(),
        proxy.standing.get(),
        chaos.published,
        crowd.delivered.sum(),
        crowd.again.sum(),
        chaos.kills,
        proxy.reset.sum(),
        proxy.halfClosed.sum(),
        proxy.swallowed.sum());
  }
}
