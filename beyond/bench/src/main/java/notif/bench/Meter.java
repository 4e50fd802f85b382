package notif.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Keeps a run's time and figures. Touched by the event loop only, but for {@link #result}.
 *
 * <p>The measured time begins and ends between two items, or two bursts of replies, so that it
 * holds whole ones.
 */
final class Meter {
  private static final long LONGEST = TimeUnit.MINUTES.toNanos(1); // latency; a longer one is this
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Plan plan;
  private final Supplier<Optional<Duration>> serverCpu;
  private final Histogram latencies = new Histogram(LONGEST, 3);
  private final CompletableFuture<Result> result = new CompletableFuture<>();
  private long start; // of the warm-up, then of the measured time; as System.nanoTime() tells it
  private boolean measuring;
  private long counted; // from the start of the warm-up on
  private Optional<Duration> serverBefore;
  private long ownBefore; // nanoseconds of CPU

  /**
   * Makes a meter.
   *
   * @param serverCpu the CPU time that the server has used; empty if nobody knows
   */
  Meter(Plan plan, Supplier<Optional<Duration>> serverCpu) {
    this.plan = plan;
    this.serverCpu = serverCpu;
  }

  /** Completes when the time is up, or with a fault. */
  CompletableFuture<Result> result() {
    return result;
  }

  /** Ends the run. */
  void fail(Throwable fault) {
    result.completeExceptionally(fault);
  }

  /** Begins the warm-up. */
  void start(long now) {
    start = now;
  }

  /** Counts a delivery or a reply that took some nanoseconds. */
  void count(long nanos) {
    counted++;
    if (measuring) {
      latencies.recordValue(Math.min(nanos, LONGEST));
    }
  }

  long counted() {
    return counted;
  }

  /** To be asked before the next item or burst: whether there is time for it. */
  boolean goesOn(long now) {
    if (!measuring && now - start >= plan.warmUp()) {
      measuring = true;
      serverBefore = serverCpu.get();
      ownBefore = THREADS.getCurrentThreadCpuTime();
      start = now;
    } else if (measuring && now - start >= plan.length() && !result.isDone()) {
      long nanos = now - start;
      long own = THREADS.getCurrentThreadCpuTime() - ownBefore;
      Optional<Duration> server =
          serverBefore.flatMap(before -> serverCpu.get().map(after -> after.minus(before)));
      result.complete(new Result(nanos, latencies, server, own));
    }
    return !result.isDone();
  }

  /**
   * What came out.
   *
   * @param nanos the time that was measured
   * @param latencies nanoseconds of every delivery or reply
   * @param serverCpu CPU time that the server used meanwhile; empty if nobody knows
   * @param ownCpu nanoseconds of CPU that the clients' event loop used meanwhile
   */
  record Result(long nanos, Histogram latencies, Optional<Duration> serverCpu, long ownCpu) {}
}
