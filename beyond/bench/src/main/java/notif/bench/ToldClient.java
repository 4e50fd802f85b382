package notif.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * A client that waits for notifications. It acknowledges each, or goes the whole way: leaves the
 * mode, fetches and enters again. What was published before its time it reads first.
 *
 * <p>Numbers that the server draws meanwhile are announced too; they are acknowledged and not
 * counted.
 */
final class ToldClient extends LineClient {
  private static final ByteBuf OK = shared("OK\r\n");
  private static final ByteBuf CLASSIFIED = shared("classified?\r\n");
  private static final ByteBuf NOTIF = shared("notif\r\n");
  private static final ByteBuf STOP_NOTIF = shared("stop_notif\r\n");
  private static final ByteBuf ENTERED = shared("notif: OK");
  private static final ByteBuf NEWS = shared("notif: classified");
  private static final ByteBuf DRAWN = shared("notif: random");

  private final Items items;
  private final boolean fetches;
  private Step step = Step.NUMBER;
  private boolean ready; // has been in notification mode
  private long told; // number of the last item that it was told of
  private boolean busy; // with that item
  private boolean done; // with that item, once what was written is sent

  private enum Step {
    NUMBER, // reads the random number, so that it is not announced
    OLD, // reads the ads of earlier runs, a line at a time
    ENTERING,
    LISTENING,
    STOPPING,
    FETCHING
  }

  ToldClient(Meter meter, Consumer<Runnable> ready, Items items, boolean fetches) {
    super(meter, ready);
    this.items = items;
    this.fetches = fetches;
  }

  @Override
  void line(ChannelHandlerContext context, ByteBuf in, int start, int length, long now)
      throws IOException {
    if (step == Step.LISTENING) {
      notification(context, in, start, length, now);
    } else if (step == Step.ENTERING && is(in, start, length, ENTERED)) {
      step = Step.LISTENING;
      entered();
    } else if (step == Step.STOPPING && begins(in, start, length, UNASKED)) {
      return; // it crossed the stop, which acknowledges it
    } else if (step == Step.STOPPING && isOk(in, start, length)) {
      go(context, Step.FETCHING, CLASSIFIED);
    } else {
      reply(context, in, start, length);
    }
  }

  private void notification(
      ChannelHandlerContext context, ByteBuf in, int start, int length, long now)
      throws IOException {
    boolean news = is(in, start, length, NEWS);
    if (!news && !is(in, start, length, DRAWN)) {
      throw unexpected(in, start, length);
    }
    if (news && told < items.newest()) {
      told = items.newest();
      busy = true;
      items.told(now);
    }
    if (news && fetches) {
      go(context, Step.STOPPING, STOP_NOTIF);
    } else {
      say(context, OK);
      done = news;
    }
  }

  private void entered() {
    done = ready;
    if (!ready) {
      ready = true;
      ready(() -> {});
    }
  }

  private void reply(ChannelHandlerContext context, ByteBuf in, int start, int length)
      throws IOException {
    if (step == Step.NUMBER && isNumber(in, start, length)) {
      go(context, Step.OLD, CLASSIFIED);
    } else if (!isAds(in, start, length) || step != Step.OLD && step != Step.FETCHING) {
      throw unexpected(in, start, length);
    } else if (step == Step.OLD && !isOk(in, start, length)) {
      say(context, CLASSIFIED); // there may be more
    } else {
      go(context, Step.ENTERING, NOTIF);
    }
  }

  private void go(ChannelHandlerContext context, Step next, ByteBuf line) {
    say(context, line);
    step = next;
  }

  @Override
  void heard(ChannelHandlerContext context, long now) throws IOException {
    boolean finished = busy && done;
    done = false;
    if (finished) {
      busy = false;
      items.done(now);
    }
  }
}
