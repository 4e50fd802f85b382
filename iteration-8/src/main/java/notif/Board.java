package notif;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.EventLoop;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;

/** What the server has to give: random numbers and recent ads. May be used from any thread. */
public final class Board {
  private static final int RETAINED = 1000;
  private static final int AD_BYTES = 400;
  private static final int REPLY_BYTES = 8192;

  private final LongSupplier source;
  private final String[] ads = new String[RETAINED]; // a ring: the n-th ad is at n % RETAINED
  private final Set<EventLoop> due = ConcurrentHashMap.newKeySet(); // are going to look for news
  private final Map<EventLoop, Set<Session>> audiences = new ConcurrentHashMap<>();
  private volatile long published; // ads ever
  private volatile Fetched newest = new Fetched("", 0); // number, and how many were drawn ever

  /**
   * Makes a board and draws the first number.
   *
   * @param source draws numbers from 0 to {@link Long#MAX_VALUE}
   */
  public Board(LongSupplier source) {
    this.source = source;
    draw();
  }

  /** Makes a new random number available to all clients. */
  public synchronized void draw() {
    newest = new Fetched(Long.toString(source.getAsLong()), newest.read + 1);
    tell();
  }

  /**
   * Makes an ad available to all clients.
   *
   * @throws IllegalArgumentException if its text would not be safe in a reply
   */
  public synchronized void publish(String ad) {
    int bytes = ByteBufUtil.utf8Bytes(ad);
    if (bytes > AD_BYTES
        || !ad.matches("(?!OK\\z|notif:|ERR |BYE |will send notifs)[^\\p{Cc}\\p{Cs}]+")) {
      throw new IllegalArgumentException(
          "an ad has 1 to 400 bytes, no control character, and is no line of the protocol");
    }
    ads[(int) (published % RETAINED)] = ad;
    published++;
    tell();
  }

  /** The sessions in notification mode on an event loop, to be touched on that loop only. */
  Set<Session> audience(EventLoop loop) {
    return audiences.computeIfAbsent(loop, key -> new LinkedHashSet<>());
  }

  /** Costs at most one task for each event loop, however many clients and items there are. */
  private void tell() {
    for (EventLoop loop : audiences.keySet()) {
      if (due.add(loop)) {
        try {
          loop.execute(() -> tell(loop));
        } catch (RejectedExecutionException e) {
          audiences.remove(loop); // it has ended, and its sessions with it
          due.remove(loop);
        }
      }
    }
  }

  private void tell(EventLoop loop) {
    due.remove(loop);
    audience(loop).forEach(Session::tell);
  }

  /** How many items of a topic were there ever. */
  long available(Topic topic) {
    return topic == Topic.RANDOM ? newest.read : published;
  }

  /** Fetches the newest number, or the ads after the first {@code read} ones. */
  Fetched fetch(Topic topic, long read) {
    return topic == Topic.RANDOM ? newest : ads(read);
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
