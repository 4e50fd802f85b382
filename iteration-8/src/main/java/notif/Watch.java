package notif;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop: fetch what is there, wait for a notification, stop, fetch what was announced, enter the
 * mode again. It starts afresh on every connection, and ends with it.
 */
final class Watch {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final Executor executor;
  private final Map<Topic, Function<Conversation, CompletableFuture<?>>> fetches =
      new EnumMap<>(Topic.class);

  /**
   * Makes a loop that watches nothing.
   *
   * @param executor runs the callbacks; nothing is fetched while they run
   */
  Watch(Executor executor) {
    this.executor = executor;
  }

  void onRandom(Consumer<Long> callback) {
    fetches.put(
        Topic.RANDOM,
        conversation ->
            conversation
                .random()
                .thenAcceptAsync(number -> hand(List.of(number), callback), executor));
  }

  void onClassified(Consumer<String> callback) {
    fetches.put(
        Topic.CLASSIFIED,
        conversation ->
            conversation.classified().thenAcceptAsync(ads -> hand(ads, callback), executor));
  }

  private static <T> void hand(List<T> items, Consumer<T> callback) {
    for (T item : items) {
      try {
        callback.accept(item);
      } catch (Throwable e) { // nobody else would report an Error
        LOG.error("a callback failed", e);
      }
    }
  }

  /** Watches over a connection that stands. */
  void start(Conversation conversation) {
    if (fetches.isEmpty()) {
      return;
    }
    CompletableFuture<?>[] all =
        fetches.values().stream()
            .map(fetch -> fetch.apply(conversation))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(all).whenComplete((done, fault) -> fetched(conversation, fault));
  }

  private void fetched(Conversation conversation, Throwable fault) {
    if (fault != null && !(cause(fault) instanceof IOException)) {
      LOG.warn("a fetch failed: {}", "" + cause(fault)); // refused, or the executor has ended
    }
    enter(conversation);
  }

  private static Throwable cause(Throwable fault) {
    return fault instanceof CompletionException ? fault.getCause() : fault;
  }

  private void enter(Conversation conversation) {
    conversation
        .notif()
        .thenCompose(entered -> conversation.notification())
        .whenComplete((topic, end) -> told(conversation, topic, end));
  }

  private void told(Conversation conversation, Topic topic, Throwable end) {
    if (end != null) {
      ended(conversation, cause(end));
    } else if (fetches.containsKey(topic)) {
      conversation.stopNotif(); // the fetch follows at once, in the same packet
      fetches
          .get(topic)
          .apply(conversation)
          .whenComplete((done, fault) -> fetched(conversation, fault));
    } else {
      // Nobody cares for it. To wait for the next one acknowledges it.
      conversation.notification().whenComplete((next, lost) -> told(conversation, next, lost));
    }
  }

  private void ended(Conversation conversation, Throwable end) {
    if (end instanceof CancellationException) {
      start(conversation); // the server has left the mode: we have slept
    } else {
      conversation.end("the server refuses: " + end.getMessage()); // if it has not ended already
    }
  }
}
