package notif;

import io.netty.buffer.ByteBufUtil;
import java.util.StringJoiner;
import java.util.function.LongSupplier;

/** What the server has to give: random numbers and recent ads. May be used from any thread. */
public final class Board {
  private static final int RETAINED = 1000;
  private static final int AD_BYTES = 400;
  private static final int REPLY_BYTES = 8192;

  private final LongSupplier source;
  private final String[] ads = new String[RETAINED]; // a ring: the n-th ad is at n % RETAINED
  private long published; // ads ever

  /**
   * Makes a board.
   *
   * @param source draws numbers from 0 to {@link Long#MAX_VALUE}
   */
  public Board(LongSupplier source) {
    this.source = source;
  }

  /** The newest random number: one that is drawn now. */
  long number() {
    return source.getAsLong();
  }

  /**
   * Makes an ad available to all clients.
   *
   * @throws IllegalArgumentException if its text would not be safe in a reply
   */
  public synchronized void publish(String ad) {
    int bytes = ByteBufUtil.utf8Bytes(ad);
    if (bytes > AD_BYTES || !ad.matches("(?!OK\\z)[^\\p{Cc}\\p{Cs}]+")) {
      throw new IllegalArgumentException(
          "an ad has 1 to 400 bytes, no control character, and is no line of the protocol");
    }
    ads[(int) (published % RETAINED)] = ad;
    published++;
  }

  /** Fetches the ads after the first {@code read} ones, as many as fit in one reply. */
  synchronized Fetched ads(long read) {
    StringJoiner unread = new StringJoiner("\t").setEmptyValue("OK");
    long next = Math.max(read, published - RETAINED);
    for (int bytes = -1; next < published; next++) { // no TAB before the first
      String ad = ads[(int) (next % RETAINED)];
      bytes += ByteBufUtil.utf8Bytes(ad) + 1;
      if (bytes > REPLY_BYTES) {
        break;
      }
      unread.add(ad);
    }
    return new Fetched(unread.toString(), next);
  }

  /** A reply, and how many items the client then has read or missed. */
  record Fetched(String reply, long read) {}
}
