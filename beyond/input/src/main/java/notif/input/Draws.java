package notif.input;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;

/** Has a number drawn now and then: a mixin of a command line. */
public final class Draws {
  @Option(
      names = "--random-every",
      paramLabel = "DURATION",
      defaultValue = "5s",
      converter = Durations.class,
      description = "how often to draw a number (default: ${DEFAULT-VALUE})")
  private Duration every;

  /** Starts to draw, in a thread of the timer, and returns. */
  public void start(ScheduledExecutorService timer, Runnable draw) {
    timer.scheduleAtFixedRate(draw, every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
  }
}
