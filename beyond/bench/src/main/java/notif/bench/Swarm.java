package notif.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import notif.program.Reason;
import notif.transport.Transport;

/** All clients of a run, on one event loop. Touched by that loop only, but for {@link #run}. */
final class Swarm {
  private static final int AT_ONCE = 50; // connections that are being made
  private static final int SILENCE = 20; // seconds in which nothing happens: then it is a fault

  private final Plan plan;
  private final Meter meter;
  private final PrintWriter progress;
  private final Items items;
  private ByteBuf requests; // of all clients that ask; null before run
  private final Transport transport = Transport.best();
  private final EventLoopGroup group = transport.group(1);
  private final EventLoop loop = group.next();
  private final List<Runnable> ready = new ArrayList<>(); // what each client begins with
  private final List<Channel> channels = new ArrayList<>();
  private long shown; // what the last line of progress said
  private int silent; // seconds

  /**
   * Makes a swarm that is not connected yet.
   *
   * @param progress is told what happened, once a second
   */
  Swarm(Plan plan, Meter meter, Publisher publisher, PrintWriter progress) {
    this.plan = plan;
    this.meter = meter;
    this.progress = progress;
    items = new Items(meter, publisher, plan.clients());
  }

  private LineClient client() {
    return plan.kind() == Plan.Kind.ASK
        ? new AskingClient(meter, this::ready, plan.pipeline(), requests)
        : new ToldClient(meter, this::ready, items, plan.kind() == Plan.Kind.LOOP);
  }

  /**
   * Connects, runs and disconnects. Blocks until all of it is done.
   *
   * @throws IOException if a client cannot connect, is not answered or is answered nonsense
   */
  Meter.Result run() throws IOException, InterruptedException {
    requests = AskingClient.requests(plan.pipeline());
    try {
      loop.scheduleAtFixedRate(this::second, 1, 1, TimeUnit.SECONDS);
      loop.execute(this::begin);
      return meter.result().get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
    } finally {
      disconnect();
      group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
      requests.release();
    }
  }

  /** Waits for the end of each connection: io_uring closes what is left to it only later. */
  private void disconnect() throws InterruptedException {
    List<ChannelFuture> closing =
        loop.submit(() -> channels.stream().map(Channel::close).toList()).sync().getNow();
    for (ChannelFuture closed : closing) {
      closed.await();
    }
  }

  private void begin() {
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(client());
                  }
                });
    transport.prepare(bootstrap);
    bootstrap.remoteAddress(plan.server());
    for (int i = 0; i < AT_ONCE; i++) {
      connect(bootstrap);
    }
  }

  /** Each connection that is made is followed by the next. */
  private void connect(Bootstrap bootstrap) {
    if (channels.size() == plan.clients() || meter.result().isDone()) {
      return;
    }
    ChannelFuture connecting = bootstrap.connect();
    channels.add(connecting.channel());
    connecting.addListener(
        done -> {
          if (done.isSuccess()) {
            connect(bootstrap);
          } else {
            String server = NetUtil.toSocketAddressString(plan.server());
            String reason = Reason.of(done.cause());
            meter.fail(new IOException("cannot connect to " + server + ": " + reason));
          }
        });
  }

  /**
   * A client is connected and has done what comes before the work.
   *
   * @param start what it begins with, once all are ready
   */
  private void ready(Runnable start) {
    ready.add(start);
    if (ready.size() == plan.clients()) {
      loop.execute(this::start);
    }
  }

  private void start() {
    meter.start(System.nanoTime());
    ready.forEach(Runnable::run);
    if (plan.kind() != Plan.Kind.ASK) {
      try {
        items.next(System.nanoTime());
      } catch (IOException e) {
        meter.fail(e);
      }
    }
  }

  /** Says what happened since it was called last, a second ago; and notices when nothing does. */
  void second() {
    long now = ready.size() + meter.counted();
    if (ready.size() < plan.clients()) {
      progress.printf("%d of %d clients are ready%n", ready.size(), plan.clients());
    } else {
      progress.printf("%d %s in this second%n", now - shown, plan.kind().many);
    }
    silent = now == shown ? silent + 1 : 0;
    shown = now;
    if (silent == SILENCE) {
      meter.fail(new IOException("nothing has come from the server for " + SILENCE + " seconds"));
    }
  }
}
