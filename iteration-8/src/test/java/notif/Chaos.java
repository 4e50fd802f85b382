package notif;

import static java.nio.file.StandardOpenOption.APPEND;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * For real: the server is a process, the clients have sockets, the clock is the wall's. For some
 * minutes ads are published while the network misbehaves, see {@link Proxy}, and the server is
 * killed and started again. Then the network is gentle, and the promises are looked at:
 *
 * <ul>
 *   <li>every client was given every ad; on each connection in order, from the first on; twice only
 *       after a lost connection (all that is checked as it happens, see {@link Reader});
 *   <li>no notification was lost, and no client refused;
 *   <li>the server ended only when it was killed, and reported nothing;
 *   <li>when the clients have gone, both processes hold what they held before: no descriptor, no
 *       session, no connection more, no thread, no heap that grew.
 * </ul>
 *
 * <p>What it held before is measured after a rehearsal, in which all clients connect, read one ad
 * and go: then all classes are loaded.
 */
final class Chaos {
  static final int CLIENTS = 200;
  private static final int ADS = 900; // fewer than the 1000 that a server retains: none may miss
  private static final Duration IDLE = Duration.ofSeconds(20);
  private static final Duration DRAW = Duration.ofSeconds(2);
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(2); // a backoff is 64 s at most
  private static final long SELF = ProcessHandle.current().pid();

  private final BlockingQueue<String> faults = new LinkedBlockingQueue<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  final Duration length;
  final long seed;
  private final Random random;
  private final Path ads = Files.createTempFile(Path.of("target"), "chaos", ".ads");
  final ServerProcess server = new ServerProcess(ads, Path.of("target", "chaos.err"), IDLE, DRAW);
  volatile int published;
  volatile int kills;

  private Chaos(Duration length, long seed) throws IOException {
    this.length = length;
    this.seed = seed;
    random = new Random(seed);
  }

  /**
   * Runs until all is looked at.
   *
   * @param arguments minutes, and a seed or 0 for a new one
   */
  public static void main(String... arguments) throws Exception {
    Duration length = Duration.ofMinutes(Integer.parseInt(arguments[0]));
    long given = Long.parseLong(arguments[1]);
    long seed = given == 0 ? System.nanoTime() & 0xFFFF_FFFFL : given;
    System.out.printf("chaos: %d minutes, -Dseed=%d%n", length.toMinutes(), seed);
    Chaos chaos = new Chaos(length, seed);
    try {
      chaos.run();
    } catch (AssertionError | Exception e) {
      System.out.printf("FAILED with -Dseed=%d: %s%n", seed, e.getMessage());
      System.exit(1); // though threads are left
    } finally {
      chaos.server.close();
    }
  }

  /** The n-th ad; some are long, and most are not ASCII, so that characters are cut in two. */
  static String ad(int number) {
    return "ad " + number + " " + "\u00e9\u20ac".repeat(number % 50 == 49 ? 75 : number % 8);
  }

  private void run() throws Exception {
    ByteBufUtil.setLeakListener((type, records) -> faults.add("a buffer was lost: " + records));
    server.start();
    publish();
    rehearse();
    Footprint serverBefore = Footprint.of(server.pid());
    Footprint selfBefore = Footprint.of(SELF);
    List<String> threadsBefore = threads();
    Report report = play(serverBefore);
    await("threads are left: ", () -> left(threadsBefore));
    await("this process still holds ", () -> Footprint.of(SELF).beyond(selfBefore));
    report.add("this process held before", selfBefore);
    report.add("this process holds now", Footprint.of(SELF));
    ByteBufAllocator.DEFAULT
        .buffer()
        .release(); // Netty reports a lost buffer when it makes another
    pass(TICK);
    report.print();
  }

  /** A method of its own: when it has returned, nothing refers to the clients any more. */
  private Report play(Footprint before) throws Exception {
    try (Crowd crowd = new Crowd(CLIENTS, server.port(), seed, faults::add)) {
      long gap = length.toNanos() / ADS;
      clock.scheduleAtFixedRate(this::publish, gap, gap, TimeUnit.NANOSECONDS);
      clock.scheduleAtFixedRate(() -> Report.line(this, crowd), 5, 5, TimeUnit.SECONDS);
      storm(crowd);
      calm(crowd);
      crowd.leave();
      await("the server still holds ", () -> Footprint.of(server.pid()).beyond(before));
      Report report = new Report(this, crowd);
      report.add("the server held before", before);
      report.add("the server holds now", Footprint.of(server.pid()));
      return report;
    } finally {
      clock.shutdownNow();
    }
  }

  private void publish() {
    try {
      if (published < ADS) {
        Files.writeString(ads, ad(published) + "\n", APPEND); // read as UTF-8
        published++;
      }
    } catch (IOException e) {
      faults.add("cannot publish: " + e);
    }
  }

  /** The threads but for those that the JDK keeps for a while to wait for processes. */
  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> !name.startsWith("process reaper"))
        .toList();
  }

  private static String left(List<String> before) {
    List<String> left = new ArrayList<>(threads());
    before.forEach(left::remove);
    return String.join(", ", left);
  }

  private void rehearse() throws Exception {
    try (Crowd crowd = new Crowd(CLIENTS, server.port(), seed, faults::add)) {
      crowd.connect();
      await("rehearsal: ", () -> crowd.missing(published));
    }
    await(
        "after the rehearsal the server still holds connections: ",
        () -> {
          long left = Footprint.of(server.pid()).connections();
          return left == 0 ? "" : "" + left;
        });
  }

  /** Kills the server now and then; the last fifth of the time it lives, so that it could leak. */
  private void storm(Crowd crowd) throws Exception {
    long end = System.nanoTime() + length.toNanos();
    long kill = end - length.toNanos() / 5;
    crowd.proxy.gentle(false);
    crowd.connect();
    for (Duration life = life(); System.nanoTime() + life.toNanos() < kill; life = life()) {
      pass(life);
      server.kill();
      kills++;
      faultWithin(Duration.ofMillis(random.nextInt(3000)));
      server.start();
    }
    pass(Duration.ofNanos(end - System.nanoTime()));
  }

  private Duration life() {
    return Duration.ofSeconds(20 + random.nextInt(21));
  }

  /** Waits until every client has every ad, and was given a number once more. */
  private void calm(Crowd crowd) throws Exception {
    crowd.proxy.gentle(true);
    await("ads: ", () -> published < ADS ? "only " + published : "");
    await("", () -> crowd.missing(ADS));
    List<Long> numbers = crowd.numbers();
    await("no number any more for ", () -> crowd.deaf(numbers));
  }

  /** Lets time pass, as long as nothing is wrong. */
  private void pass(Duration time) throws Exception {
    for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; ) {
      faultWithin(TICK);
      if (!server.fault().isEmpty()) {
        throw new AssertionError("the server: " + server.fault());
      }
    }
  }

  private void faultWithin(Duration time) throws InterruptedException {
    String fault = faults.poll(time.toMillis(), TimeUnit.MILLISECONDS);
    if (fault != null) {
      throw new AssertionError(fault + " (and " + faults.size() + " more)");
    }
  }

  /** Lets time pass until a question, what is wrong, has the answer that nothing is. */
  private void await(String text, Callable<String> question) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (String wrong = question.call(); !wrong.isEmpty(); wrong = question.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(text + wrong);
      }
      pass(TICK.multipliedBy(5));
    }
  }
}
