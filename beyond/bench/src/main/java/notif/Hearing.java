package notif;

import io.netty.buffer.ByteBuf;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** One line that a client says, and the reply to it. */
public class Hearing extends Micro {
  private final ByteBuf ok = Rig.bytes("OK\r\n");
  private final ByteBuf random = Rig.bytes("random?\r\n");
  private final ByteBuf notif = Rig.bytes("notif\r\n");
  private final ByteBuf number = Rig.bytes("456902234\r\n");
  private Rig listening;
  private Rig asking;
  private Rig silent;
  private Rig replying;

  /** Makes a connection of each sort. */
  @Setup
  public void connect() {
    Board board = new Board(() -> 456_902_234);
    listening = Rig.ofServer(1, board);
    listening.hear(random);
    listening.hear(notif);
    asking = Rig.ofServer(1, board);
    silent = Rig.ofNetty(1, null);
    replying = Rig.ofNetty(1, number);
  }

  /** Gives the bytes back. */
  @TearDown
  public void release() {
    Stream.of(ok, random, notif, number).forEach(ByteBuf::release);
  }

  /** The server is told {@code OK} in notification mode, when there is no news. */
  @Benchmark
  public void ok() {
    listening.hear(ok);
  }

  /** Netty alone frames {@code OK} and drops it. */
  @Benchmark
  public void okNettyAlone() {
    silent.hear(ok);
  }

  /** The server is asked {@code random?} and replies. */
  @Benchmark
  public void random() {
    asking.hear(random);
  }

  /** Netty alone frames {@code random?} and replies with bytes that were there before. */
  @Benchmark
  public void randomNettyAlone() {
    replying.hear(random);
  }

  /** How many bytes each connection was sent: that shows in a test that all of it is done. */
  long[] written() {
    return new long[] {listening.written(), silent.written(), asking.written(), replying.written()};
  }
}
