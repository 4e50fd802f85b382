package notif.bench;

import java.net.InetSocketAddress;

/**
 * What a run does.
 *
 * @param server where the server is
 * @param kind what the clients do
 * @param clients how many there are
 * @param pipeline requests that each client has in flight; of {@link Kind#ASK} only
 * @param warmUp nanoseconds that are not measured, before those that are
 * @param length nanoseconds that are measured
 */
record Plan(
    InetSocketAddress server, Kind kind, int clients, int pipeline, long warmUp, long length) {

  /** What clients can do. */
  enum Kind {
    /** Wait for a notification and acknowledge it. */
    TELL("delivery", "deliveries"),
    /** Wait for a notification, leave the mode, fetch the item and enter the mode again. */
    LOOP("delivery", "deliveries"),
    /** Send requests and wait for their replies. */
    ASK("reply", "replies");

    final String one;
    final String many;

    Kind(String one, String many) {
      this.one = one;
      this.many = many;
    }
  }
}
