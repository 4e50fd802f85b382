package notif;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.local.LocalIoHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;

/**
 * Connections on one event loop, which the measuring thread runs by hand. Each has the pipeline
 * that {@link Server} gives it, or the least one that does the same.
 */
final class Rig {
  private final ManualIoEventLoop loop =
      new ManualIoEventLoop(Thread.currentThread(), LocalIoHandler.newFactory());
  private final Sink[] channels;

  private Rig(int size) {
    channels = new Sink[size];
  }

  /** Connections as the server has them. */
  static Rig ofServer(int size, Board board) {
    var clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    Rig rig = new Rig(size);
    for (int i = 0; i < size; i++) {
      rig.open(i, Server.pipeline(board, clients, Duration.ofMinutes(30), size));
    }
    return rig;
  }

  /**
   * Connections with nothing in them but a frame decoder.
   *
   * @param reply what a line is answered, null for nothing
   */
  static Rig ofNetty(int size, ByteBuf reply) {
    Rig rig = new Rig(size);
    for (int i = 0; i < size; i++) {
      rig.open(i, new Frames(reply));
    }
    return rig;
  }

  private void open(int i, ChannelHandler handler) {
    Sink channel = new Sink();
    new Bootstrap().group(loop).channelFactory(() -> channel).handler(handler).register();
    channels[i] = channel;
    loop.runNow();
  }

  /** Bytes outside the heap, as they come from the network, to be used again and again. */
  static ByteBuf bytes(String text) {
    return ByteBufUtil.writeAscii(PooledByteBufAllocator.DEFAULT, text);
  }

  /** Lets every connection hear the same bytes. They are not released. */
  void hear(ByteBuf bytes) {
    for (Sink channel : channels) {
      channel.pipeline().fireChannelRead(bytes.readerIndex(0).retain());
      channel.pipeline().fireChannelReadComplete();
    }
  }

  /** Writes the same bytes to every connection. They are not released. */
  void write(ByteBuf bytes) {
    for (Sink channel : channels) {
      channel.writeAndFlush(bytes.retainedDuplicate(), channel.voidPromise());
    }
  }

  /** Does what was handed to the event loop. */
  void work() {
    loop.runNow();
  }

  /** How many bytes were written to all connections, ever. */
  long written() {
    long sum = 0;
    for (Sink channel : channels) {
      sum += channel.written();
    }
    return sum;
  }
}
