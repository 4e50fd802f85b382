package notif.bench;

import java.io.IOException;

/** The closed loop of a fan-out: when every client has been told of an item, the next follows. */
final class Items {
  private final Meter meter;
  private final Publisher publisher;
  private final int clients;
  private long number; // of the newest item; 0 before the first
  private long published; // when: System.nanoTime()
  private int missing; // clients that have not done with it

  Items(Meter meter, Publisher publisher, int clients) {
    this.meter = meter;
    this.publisher = publisher;
    this.clients = clients;
  }

  /** The number of the newest item. */
  long newest() {
    return number;
  }

  void next(long now) throws IOException {
    if (meter.goesOn(now)) {
      missing = clients;
      number++;
      published = System.nanoTime();
      publisher.publish(number);
    }
  }

  /** A client has been told of the newest item. */
  void told(long now) {
    meter.count(Math.max(0, now - published));
  }

  /** A client has done all that it does about the newest item. */
  void done(long now) throws IOException {
    missing--;
    if (missing == 0) {
      next(now);
    }
  }
}
