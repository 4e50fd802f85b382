package notif;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import notif.program.Reason;
import notif.transport.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects to a server and talks to it. Its futures complete on the event loop, where nothing may
 * block. Every one of them ends: with a reply, with the server's {@link Refused}, or with an {@link
 * java.io.IOException} when the connection does; a callback may find either in a {@link
 * java.util.concurrent.CompletionException}.
 *
 * <p>When the connection is lost, it connects again. With a callback it watches by itself, and uses
 * the connection for that:
 *
 * <pre>{@code
 * try (Client client = new Client(group, host, port, renew, line -> {})) {
 *   client.onRandom(executor, number -> System.out.println(number));
 *   client.onClassified(executor, ad -> System.out.println(ad));
 *   client.connect();
 *   ...
 * }
 * }</pre>
 *
 * <p>Without one, the methods {@link #random} to {@link #stopNotif} are one request each on the
 * connection that stands, and fail at once when none does.
 */
public final class Client implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Client.class);
  private static final int LINE = 8192; // bytes that a server may say at once
  private static final int GOOD = 30; // seconds after which a connection has proved itself
  private static final int DOUBLINGS = 6;

  private final Bootstrap bootstrap;
  private final Duration renew;
  private final Consumer<String> wire;
  private final Watch watch = new Watch();
  private int failures; // since a connection has proved itself
  private ChannelFuture first; // null before connect
  private volatile Conversation conversation; // of the newest connection
  private volatile boolean closed;

  /**
   * Makes a client that is not connected yet.
   *
   * @param group the event loops that it runs on; the caller shuts them down after the connection
   * @param host the server's address or its name
   * @param port where it listens
   * @param renew how long to say nothing in notification mode before it is entered afresh; a
   *     millisecond or more, and less than the server waits
   * @param wire is told each line as it goes by, on the event loop, marked {@code C: } or {@code S:
   *     }
   */
  public Client(
      EventLoopGroup group, String host, int port, Duration renew, Consumer<String> wire) {
    this.renew = renew;
    this.wire = line -> Watch.hand(line, wire); // which logs what it throws
    conversation = new Conversation(this.wire);
    bootstrap = new Bootstrap().group(group).remoteAddress(host, port);
    Transport.of(group).prepare(bootstrap);
  }

  /** What a connection's bytes pass through, from the network to the conversation. */
  static ChannelInitializer<Channel> pipeline(Conversation conversation, Duration renew) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        channel.pipeline().addLast(new IdleStateHandler(0, renew.toMillis(), 0, MILLISECONDS));
        channel.pipeline().addLast(new Packets(), new Lines(LINE, Lines::text), conversation);
      }
    };
  }

  /**
   * Lets the client watch the random numbers. To be called before {@link #connect}.
   *
   * @param executor runs the callback, which may block; nothing is fetched until it has returned,
   *     and so never again if the executor drops it; if it rejects it, this kind is watched no more
   *     on this connection
   * @param callback is given each number that the client fetches; what it throws is logged
   */
  public void onRandom(Executor executor, Consumer<Long> callback) {
    watch.onRandom(executor, callback);
  }

  /**
   * Lets the client watch the ads. To be called before {@link #connect}.
   *
   * @param executor runs the callback, which may block; nothing is fetched until it has returned,
   *     and so never again if the executor drops it; if it rejects it, this kind is watched no more
   *     on this connection
   * @param callback is given each ad, in order; after a lost connection an ad may come again; what
   *     it throws is logged
   */
  public void onClassified(Executor executor, Consumer<String> callback) {
    watch.onClassified(executor, callback);
  }

  /**
   * Connects. If the connection is lost later, connects again: after up to 1 s, then up to 2 s,
   * doubling to 64 s.
   *
   * @return succeeds when the connection stands, which ends at once if {@link #close} was called;
   *     fails with an {@link java.io.IOException} when the server cannot be reached, and then
   *     nothing more is tried
   * @throws IllegalStateException if it connects already
   */
  public synchronized ChannelFuture connect() {
    if (first != null && (!first.isDone() || first.isSuccess())) {
      throw new IllegalStateException("a client connects once, and then again by itself");
    }
    first = open(false);
    return first;
  }

  private ChannelFuture open(boolean again) {
    Conversation next = new Conversation(wire);
    conversation = next;
    ChannelFuture connecting = bootstrap.clone().handler(pipeline(next, renew)).connect();
    return connecting.addListener(
        done -> {
          if (done.isSuccess()) {
            start(next, connecting.channel());
          } else if (again) {
            reconnect(Reason.of(done.cause()));
          }
        });
  }

  void start(Conversation next, Channel channel) {
    Future<?> proof = channel.eventLoop().schedule(() -> failures = 0, GOOD, SECONDS);
    channel.closeFuture().addListener(lost -> proof.cancel(false));
    channel.closeFuture().addListener(lost -> reconnect(next.reason()));
    if (closed) {
      channel.close();
    } else {
      watch.start(next);
    }
  }

  private void reconnect(String reason) {
    EventLoopGroup group = bootstrap.config().group();
    if (closed || group.isShuttingDown()) {
      return;
    }
    long delay = delay(failures++, Math.random());
    LOG.warn("{}; next try in {} ms", reason, delay);
    group.schedule(this::tryAgain, delay, MILLISECONDS);
  }

  /**
   * How many milliseconds to wait: up to 1 s, then up to 2 s, doubling to 64 s. The wait is drawn
   * from the whole span (full jitter), so that the clients of a server that comes back do not come
   * all at once.
   */
  static long delay(int failures, double drawn) {
    return (long) (drawn * (1000 << Math.min(failures, DOUBLINGS)));
  }

  private void tryAgain() {
    if (!closed) {
      open(true);
    }
  }

  /** Asks for the newest random number, which is not negative. The connection must stand. */
  public CompletableFuture<Long> random() {
    return conversation.random();
  }

  /** Fetches the unread ads, oldest first, as many as fit in a line; an empty list for none. */
  public CompletableFuture<List<String>> classified() {
    return conversation.classified();
  }

  /** Enters notification mode, in which the server speaks first; done when it has agreed. */
  public CompletableFuture<?> notif() {
    return conversation.notif();
  }

  /**
   * Waits for a notification. Asking for the next one acknowledges the last one, so that a server
   * never has more than one on its way. To be called first when {@link #notif} has completed.
   *
   * @return completes on the event loop with the topic of which there is something new; is
   *     cancelled when the mode ends; fails with an {@link IllegalStateException} outside the mode,
   *     unless news of it is left, or when somebody waits already
   */
  public CompletableFuture<Topic> notification() {
    return conversation.notification();
  }

  /** Leaves notification mode; done when the server may be asked again. News may cross it. */
  public CompletableFuture<?> stopNotif() {
    return conversation.stopNotif();
  }

  /** Ends the connection, and connects no more. */
  @Override
  public void close() {
    closed = true;
    conversation.close();
  }
}
