package notif;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The client's end of one connection: a queue of the replies that it waits for, and apart from it
 * the future of the next notification. The server answers in order, so that each reply belongs to
 * the future at the head; a notification is told from every reply by how it begins. A line that
 * fits nothing ends the connection; the end of the connection ends every future.
 *
 * <p>Its fields belong to the connection's event loop; its methods may be called from any thread
 * once the connection stands.
 */
final class Conversation extends SimpleChannelInboundHandler<String> {
  private static final int REPLY = 10; // seconds to wait for one
  private static final String LOST = "the connection was lost";

  private final Consumer<String> wire;
  private final Queue<CompletableFuture<String>> awaited = new ArrayDeque<>(); // oldest first
  private CompletableFuture<Topic> armed = CompletableFuture.completedFuture(null); // of who waits
  private Topic told; // null unless a notification came while nobody waited
  private boolean owing; // a notification came and is not acknowledged
  private int stops; // stop_notif that are not answered yet
  private boolean listening; // in notification mode, as far as the server has said
  private volatile IOException end; // why the connection ended; null while it stands
  private volatile ChannelHandlerContext context; // from handlerAdded on

  /**
   * Makes the end of a connection that does not stand yet.
   *
   * @param wire is told each line as it goes by, marked {@code C: } or {@code S: }
   */
  Conversation(Consumer<String> wire) {
    this.wire = wire;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    this.context = context;
  }

  CompletableFuture<Long> random() {
    return request(Command.RANDOM.text, this::number);
  }

  CompletableFuture<List<String>> classified() {
    return request(Command.CLASSIFIED.text, this::ads);
  }

  CompletableFuture<?> notif() {
    return request(Command.NOTIF.text, this::entered);
  }

  /** Enters the mode, and waits for a notification before anything else is heard. */
  CompletableFuture<Topic> listen() {
    return request(Command.NOTIF.text, this::enteredAndArmed).thenCompose(news -> news);
  }

  private CompletableFuture<Topic> enteredAndArmed(String reply) {
    entered(reply);
    return notification();
  }

  private String entered(String reply) {
    expect(reply.matches("notif: OK|will send notifs|OK"), reply);
    listening = true;
    told = null; // it is told again
    return reply;
  }

  /** Waits for a notification; the one before it is acknowledged now, and not earlier. */
  CompletableFuture<Topic> notification() {
    CompletableFuture<Topic> notification = new CompletableFuture<>();
    onLoop(notification, () -> arm(notification));
    return notification;
  }

  private void arm(CompletableFuture<Topic> notification) {
    if (!armed.isDone() || (told == null && !listening)) {
      notification.completeExceptionally(
          new IllegalStateException("not in notification mode, or somebody waits already"));
      return;
    }
    armed = notification;
    if (told != null) {
      notified(told);
    } else {
      acknowledge();
    }
  }

  private void acknowledge() {
    if (owing && !context.channel().isWritable()) {
      end("the server speaks and does not read");
    } else if (owing) {
      owing = false;
      write(Command.OK.text);
    }
  }

  private void heard(String line) {
    owing = stops == 0;
    Topic topic = Topic.of(line);
    if (!listening) {
      end("it said, out of notification mode: " + line);
    } else if (topic == null) {
      acknowledge(); // news of a kind that came after this client
    } else {
      notified(topic);
    }
  }

  private void notified(Topic topic) {
    told = null;
    if (!armed.complete(topic)) {
      told = topic; // nobody waits, or nobody any more
    }
  }

  /** Leaves the mode. To stop is to acknowledge what came before, and what crosses the stop. */
  CompletableFuture<?> stopNotif() {
    return request(Command.STOP_NOTIF.text, this::stopped);
  }

  private String stopped(String reply) {
    expect(reply.equals("OK"), reply);
    left();
    return reply;
  }

  private void left() {
    listening = false;
    owing = false;
    armed.cancel(false); // nothing comes any more
  }

  /** Enters the mode afresh before the server ends it; who waits for a notification goes on. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof IdleStateEvent && listening && stops == 0) {
      request(Command.STOP_NOTIF.text, reply -> expect(reply.equals("OK"), reply));
      notif().whenComplete((entered, refused) -> renewed(refused));
    } else if (event instanceof IdleStateEvent && awaited.isEmpty()) {
      write(Command.OK.text); // means nothing there, but is a line: a slow callback is no silence
    }
  }

  private void renewed(Throwable refused) {
    if (refused != null && end == null) {
      left(); // the server has: who waits would wait for nothing
    }
  }

  private long number(String line) {
    expect(line.matches("[0-9]{1,19}") && Long.parseUnsignedLong(line) >= 0, line);
    return Long.parseLong(line);
  }

  private List<String> ads(String line) {
    List<String> ads = line.equals("OK") ? List.of() : List.of(line.split("\t", -1));
    ads.forEach(ad -> expect(ad.matches("(?s)(?!notif:|will send notifs).+"), line));
    return ads;
  }

  /** A reply of another kind ends the connection: whose would the next one be? */
  private String expect(boolean good, String line) {
    if (!good) {
      end("a reply of another kind: " + line);
      throw new CompletionException(end);
    }
    return line;
  }

  /**
   * Sends a request; they go out, and are answered, in the order of the calls. What the reply means
   * is attached before the request is sent, so that it is read on the event loop.
   */
  <T> CompletableFuture<T> request(String line, Function<String, T> meaning) {
    CompletableFuture<String> reply = new CompletableFuture<>();
    CompletableFuture<T> result = reply.thenApply(meaning);
    onLoop(reply, () -> send(line, reply));
    return result.copy(); // who gives up waiting changes nothing here
  }

  private void onLoop(CompletableFuture<?> future, Runnable task) {
    if (end != null) {
      future.completeExceptionally(end);
    } else if (context == null || !context.channel().isActive()) {
      future.completeExceptionally(new IOException("not connected"));
    } else if (context.executor().inEventLoop()) {
      task.run();
    } else {
      try {
        context.executor().execute(() -> onLoop(future, task));
      } catch (RejectedExecutionException e) {
        future.completeExceptionally(new IOException("the event loop has ended", e));
      }
    }
  }

  private void send(String line, CompletableFuture<String> reply) {
    if (line.equals(Command.STOP_NOTIF.text)) {
      stops++;
      owing = false;
      reply.whenComplete((answer, fault) -> stops--);
    }
    Runnable tooLate = () -> end("no reply in " + REPLY + " seconds");
    Future<?> timer = context.executor().schedule(tooLate, REPLY, TimeUnit.SECONDS);
    reply.whenComplete((answer, fault) -> timer.cancel(false));
    awaited.add(reply);
    write(line);
  }

  private void write(String line) {
    context.write(line, context.voidPromise());
    context.executor().execute(context::flush); // after all that this turn of the loop writes
    wire.accept("C: " + line);
  }

  /** Runs a task on the event loop, a second from now. */
  void later(Runnable task) {
    context.executor().schedule(task, 1, TimeUnit.SECONDS);
  }

  void close() {
    if (context != null) {
      context.close();
    }
  }

  /** Why the connection has ended. */
  String reason() {
    return end == null ? LOST : end.getMessage();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, String line) {
    wire.accept("S: " + line);
    if (end != null) {
      return; // what comes after the end has no meaning
    }
    if (line.equals("notif: end") && stops == 0) {
      left(); // the server has, by itself; else the reply to the stop says so
    } else if (line.startsWith("notif:") && !line.equals("notif: OK")) {
      heard(line);
    } else if (awaited.isEmpty() || line.startsWith("BYE ")) {
      end("the server said: " + line);
    } else if (line.startsWith("ERR ")) {
      Refused refused = new Refused(line);
      awaited.remove().completeExceptionally(refused);
      if (refused.ends()) {
        end("the server said: " + line);
      }
    } else {
      awaited.remove().complete(line);
    }
  }

  void end(String reason) {
    if (end == null) {
      end = new IOException(reason);
    }
    context.close();
  }

  /** Ends every future. Their callbacks may ask again; what they ask ends at once. */
  @Override
  public void channelInactive(ChannelHandlerContext context) {
    end(LOST);
    while (!awaited.isEmpty()) {
      awaited.remove().completeExceptionally(end);
    }
    armed.completeExceptionally(end);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    String what = cause instanceof Refused ? "it said what is no line" : LOST;
    end(what + ": " + cause.getMessage());
    end.addSuppressed(cause);
  }
}
