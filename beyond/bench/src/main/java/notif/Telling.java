package notif;

import io.netty.buffer.ByteBuf;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One notification of a thousand, with its {@code OK}. The publication is in it, a thousandth of
 * it; by itself it is {@link #publication}.
 */
public class Telling extends Micro {
  static final int CLIENTS = 1000;

  private final ByteBuf random = Rig.bytes("random?\r\n");
  private final ByteBuf notif = Rig.bytes("notif\r\n");
  private final ByteBuf ok = Rig.bytes("OK\r\n");
  private final ByteBuf notification = Rig.bytes("notif: classified\r\n");
  private final Board board = new Board(() -> 456_902_234);
  private final Board unheard = new Board(() -> 456_902_234);
  private Rig server;
  private Rig netty;

  /** Brings all clients into notification mode, with nothing unread. */
  @Setup
  public void connect() {
    server = Rig.ofServer(CLIENTS, board);
    server.hear(random);
    server.hear(notif);
    netty = Rig.ofNetty(CLIENTS, null);
  }

  /** Gives the bytes back. */
  @TearDown
  public void release() {
    Stream.of(ok, random, notif, notification).forEach(ByteBuf::release);
  }

  /** An ad is published, each client is notified and says {@code OK}. */
  @Benchmark
  @OperationsPerInvocation(CLIENTS)
  public void notification() {
    board.publish("Nice appart in the 11e.");
    server.work();
    server.hear(ok);
  }

  /** Netty alone writes bytes that were there before, and frames an {@code OK}. */
  @Benchmark
  @OperationsPerInvocation(CLIENTS)
  public void notificationNettyAlone() {
    netty.write(notification);
    netty.hear(ok);
  }

  /** An ad is published when nobody listens. */
  @Benchmark
  public void publication() {
    unheard.publish("Nice appart in the 11e.");
  }

  /** How many bytes were written by the server and by Netty alone. */
  long[] written() {
    return new long[] {server.written(), netty.written()};
  }
}
