package notif;

import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.BitSet;
import java.util.function.Consumer;

/**
 * A client of ours, and what it was given. The program publishes fewer ads than a server retains,
 * so that each connection must give all of them, from the first on, in order: the next ad is always
 * the one after the last, or, on a connection that is new, the first.
 *
 * <p>There are two kinds. A client learns from TCP that it was reset or half-closed, but not that
 * its connection was swallowed: it has to say something, and miss the reply. So the even ones renew
 * the mode every five seconds. A renewal would also mend what a notification that was lost has
 * broken; so the odd ones renew after 29 minutes, as by default, and their connections are not
 * swallowed. A number is drawn every two seconds, and each of them makes a client speak: one that
 * hears {@code notif: end}, which is sent after twenty seconds of silence, was not notified.
 */
final class Reader {
  static final Duration OFTEN = Duration.ofSeconds(5);
  static final Duration SELDOM = Duration.ofMinutes(29);

  private final int number;
  private final Proxy.Door door;
  private final Consumer<String> fault;
  private final Crowd crowd;
  private final Client client;
  private final BitSet given = new BitSet(); // numbers of ads; guarded by itself
  private int expected; // the number of the next ad
  private int connection; // that the last ad came over: the n-th of this client
  private volatile long numbers;

  Reader(int number, EventLoopGroup group, Crowd crowd, Consumer<String> fault)
      throws InterruptedException {
    this.number = number;
    this.crowd = crowd;
    this.fault = text -> fault.accept("client " + number + " " + text);
    boolean renews = number % 2 == 0;
    door = crowd.proxy.open(renews);
    Duration renew = renews ? OFTEN : SELDOM;
    client = new Client(group, "127.0.0.1", door.port(), renew, this::wire);
    client.onClassified(Runnable::run, this::ad);
    client.onRandom(Runnable::run, drawn -> numbers++);
  }

  void connect() throws InterruptedException {
    client.connect().sync();
  }

  void close() {
    client.close();
  }

  private void wire(String line) {
    if (line.equals("S: notif: end")) {
      fault.accept("heard notif: end: a notification was lost");
    } else if (line.startsWith("S: ERR")) {
      fault.accept("was refused: " + line);
    }
  }

  private void ad(String text) {
    int ad = Integer.parseInt(text.split(" ")[1]);
    if (!text.equals(Chaos.ad(ad))) {
      fault.accept("was given what is not ad " + ad + ": " + text);
    }
    if (ad == 0 && connection < door.accepted()) {
      expected = 0;
      connection = door.accepted();
    }
    if (ad != expected) {
      fault.accept("was given ad " + ad + " in place of " + expected);
    }
    expected = ad + 1;
    synchronized (given) {
      (given.get(ad) ? crowd.again : crowd.delivered).increment();
      given.set(ad);
    }
  }

  /** How many connections it made. */
  long accepted() {
    return door.accepted();
  }

  /** How many numbers it was given. */
  long numbers() {
    return numbers;
  }

  boolean has(int ads) {
    synchronized (given) {
      return given.nextClearBit(0) >= ads;
    }
  }

  /** Which ads it misses: {@code 3-7 12-12}. */
  String missing(int ads) {
    StringBuilder ranges = new StringBuilder();
    synchronized (given) {
      for (int from = given.nextClearBit(0); from < ads; ) {
        int to = given.nextSetBit(from);
        to = to < 0 ? ads : to;
        ranges.append(' ').append(from).append('-').append(to - 1);
        from = given.nextClearBit(to);
      }
    }
    return "client " + number + " misses ads" + ranges + " on connection " + door.accepted();
  }
}
