package notif.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import java.util.function.Consumer;

/** A client that has the same number of requests in flight all the time. */
final class AskingClient extends LineClient {
  private final ByteBuf requests; // as many as may be in flight
  private final long[] sent; // a ring: when the requests in flight were sent, the oldest at head
  private int head;
  private int replies; // heard since requests were sent
  private boolean ready;

  AskingClient(Meter meter, Consumer<Runnable> ready, int pipeline, ByteBuf requests) {
    super(meter, ready);
    this.requests = requests;
    sent = new long[pipeline];
  }

  /** As many requests as a client has in flight, to be shared by all clients. */
  static ByteBuf requests(int pipeline) {
    return shared("random?\r\n".repeat(pipeline));
  }

  /** Sends the first requests. */
  private void start(ChannelHandlerContext context) {
    replies = sent.length;
    ask(context, System.nanoTime());
  }

  @Override
  void line(ChannelHandlerContext context, ByteBuf in, int start, int length, long now)
      throws IOException {
    if (!isNumber(in, start, length)) {
      throw unexpected(in, start, length);
    }
    if (!ready) {
      ready = true;
      ready(() -> start(context));
      return;
    }
    meter.count(now - sent[head]);
    head = head + 1 == sent.length ? 0 : head + 1;
    replies++;
  }

  @Override
  void heard(ChannelHandlerContext context, long now) {
    if (replies > 0 && meter.goesOn(now)) {
      ask(context, now);
    }
  }

  /** Sends a request for each reply. */
  private void ask(ChannelHandlerContext context, long now) {
    int bytes = replies * RANDOM.readableBytes();
    for (int slot = head; replies > 0; replies--) {
      slot = slot == 0 ? sent.length - 1 : slot - 1;
      sent[slot] = now;
    }
    context.writeAndFlush(requests.retainedSlice(0, bytes), context.voidPromise());
  }
}
