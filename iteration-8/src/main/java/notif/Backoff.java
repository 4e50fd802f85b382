package notif;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next try: up to 1 s, then up to 2 s, doubling to 64 s. The wait is
 * drawn from the whole span (full jitter), so that the clients of a server that comes back do not
 * come all at once.
 */
final class Backoff {
  private static final int DOUBLINGS = 6;

  private final DoubleSupplier random; // from 0 to less than 1
  private int failures;

  Backoff(DoubleSupplier random) {
    this.random = random;
  }

  Duration next() {
    long ceiling = 1000L << Math.min(failures, DOUBLINGS);
    failures++;
    return Duration.ofMillis((long) (random.getAsDouble() * ceiling));
  }

  void reset() {
    failures = 0;
  }
}
