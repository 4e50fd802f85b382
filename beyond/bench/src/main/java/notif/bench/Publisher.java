package notif.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;

/** Makes the server that is measured publish an item. */
@FunctionalInterface
interface Publisher {
  /**
   * Has one ad published. Called on the event loop.
   *
   * @param number tells this ad from the others
   */
  void publish(long number) throws IOException;

  /** Publishes through the file, the FIFO or the standard input that a server reads ads from. */
  static Publisher to(OutputStream ads) {
    return number -> {
      ads.write(("ad " + number + "\n").getBytes(US_ASCII));
      ads.flush();
    };
  }
}
