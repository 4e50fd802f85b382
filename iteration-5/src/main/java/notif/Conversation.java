package notif;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The client's end of one connection: a queue of the replies that it waits for, and apart from it
 * the future of the next notification. The server answers in order, so that each reply belongs to
 * the future at the head; a notification is told from every reply by how it begins.
 *
 * <p>Its fields belong to the connection's event loop; its methods may be called from any thread
 * once the connection stands.
 */
final class Conversation extends SimpleChannelInboundHandler<String> {
  private final Consumer<String> wire;
  private final Queue<CompletableFuture<String>> awaited = new ArrayDeque<>(); // oldest first
  private CompletableFuture<Topic> armed = CompletableFuture.completedFuture(null); // of who waits
  private Topic told; // null unless a notification came while nobody waited
  private boolean owing; // a notification came and is not acknowledged
  private int stops; // stop_notif that are not answered yet
  private boolean listening; // in notification mode, as far as the server has said
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
    return request(Command.RANDOM.text, Long::valueOf);
  }

  CompletableFuture<List<String>> classified() {
    return request(Command.CLASSIFIED.text, this::ads);
  }

  CompletableFuture<?> notif() {
    return request(Command.NOTIF.text, this::entered);
  }

  private String entered(String reply) {
    listening = true;
    told = null; // it is told again
    return reply;
  }

  /** Waits for a notification; the one before it is acknowledged now, and not earlier. */
  CompletableFuture<Topic> notification() {
    CompletableFuture<Topic> notification = new CompletableFuture<>();
    onLoop(() -> arm(notification));
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
    } else if (owing) {
      owing = false;
      write(Command.OK.text);
    }
  }

  private void heard(String line) {
    owing = stops == 0;
    notified(Topic.of(line));
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
    left();
    return reply;
  }

  private void left() {
    listening = false;
    armed.cancel(false); // nothing comes any more
  }

  private List<String> ads(String line) {
    return line.equals("OK") ? List.of() : List.of(line.split("\t", -1));
  }

  /**
   * Sends a request; they go out, and are answered, in the order of the calls. What the reply means
   * is attached before the request is sent, so that it is read on the event loop.
   */
  <T> CompletableFuture<T> request(String line, Function<String, T> meaning) {
    CompletableFuture<String> reply = new CompletableFuture<>();
    CompletableFuture<T> result = reply.thenApply(meaning);
    onLoop(() -> send(line, reply));
    return result;
  }

  private void onLoop(Runnable task) {
    if (context.executor().inEventLoop()) {
      task.run();
    } else {
      context.executor().execute(task);
    }
  }

  private void send(String line, CompletableFuture<String> reply) {
    if (line.equals(Command.STOP_NOTIF.text)) {
      stops++;
      owing = false;
      reply.whenComplete((answer, fault) -> stops--);
    }
    awaited.add(reply);
    write(line);
  }

  private void write(String line) {
    context.write(line, context.voidPromise());
    context.executor().execute(context::flush); // after all that this turn of the loop writes
    wire.accept("C: " + line);
  }

  void close() {
    if (context != null) {
      context.close();
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, String line) {
    wire.accept("S: " + line);
    if (line.startsWith("notif:") && !line.equals("notif: OK")) {
      heard(line);
    } else {
      awaited.remove().complete(line);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
