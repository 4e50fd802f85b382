package notif;

import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import notif.program.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop: fetch what is there, wait for a notification, stop, fetch what was announced, enter the
 * mode again. It starts afresh on every connection, and ends with it.
 */
final class Watch {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final Map<Topic, Function<Conversation, CompletableFuture<?>>> fetches =
      new EnumMap<>(Topic.class);
  private final Set<Topic> watched = EnumSet.noneOf(Topic.class); // whose fetch has not failed
  private Conversation newest; // null before the first; guarded by this, as its neighbours
  private boolean busy; // with a fetch, until its callbacks have returned

  void onRandom(Executor executor, Consumer<Long> callback) {
    Consumer<Long> given = number -> hand(number, callback);
    fetches.put(Topic.RANDOM, to -> to.random().thenAcceptAsync(given, executor));
  }

  void onClassified(Executor executor, Consumer<String> callback) {
    Consumer<List<String>> given = ads -> ads.forEach(ad -> hand(ad, callback));
    fetches.put(Topic.CLASSIFIED, to -> to.classified().thenAcceptAsync(given, executor));
  }

  static <T> void hand(T item, Consumer<T> callback) {
    try {
      callback.accept(item);
    } catch (Throwable e) { // nobody else would report an Error
      LOG.error("a callback failed", e);
    }
  }

  /** Watches over a connection that stands. */
  void start(Conversation conversation) {
    if (!fetches.isEmpty()) {
      fetch(conversation, fetches.keySet());
    }
  }

  private synchronized void fetch(Conversation conversation, Set<Topic> topics) {
    newest = conversation;
    if (busy) {
      return; // callbacks of a lost connection still run
    }
    busy = true;
    watched.addAll(topics);
    CompletableFuture<?>[] all =
        topics.stream().map(topic -> fetch(conversation, topic)).toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(all).whenComplete((done, fault) -> fetched(conversation));
  }

  private CompletableFuture<?> fetch(Conversation conversation, Topic topic) {
    CompletableFuture<?> fetch = fetches.get(topic).apply(conversation);
    return fetch.whenComplete((done, fault) -> check(topic, cause(fault)));
  }

  /** What was refused is news again at once. So the topic is dropped, until the next connection. */
  private synchronized void check(Topic topic, Throwable fault) {
    boolean ends = fault instanceof Refused refused && refused.ends();
    if (fault != null && !(fault instanceof IOException) && !ends) {
      watched.remove(topic);
      LOG.warn("{} is watched no more on this connection: {}", topic, Reason.of(fault));
    }
  }

  private synchronized void fetched(Conversation conversation) {
    busy = false;
    if (conversation != newest) {
      start(newest);
    } else if (watched.isEmpty()) {
      conversation.end("no topic is left to watch");
    } else {
      enter(conversation);
    }
  }

  private void enter(Conversation conversation) {
    conversation.listen().whenComplete((topic, end) -> told(conversation, topic, end));
  }

  private static Throwable cause(Throwable fault) {
    return fault instanceof CompletionException ? fault.getCause() : fault;
  }

  private synchronized void told(Conversation conversation, Topic topic, Throwable end) {
    if (cause(end) instanceof CancellationException) {
      conversation.later(() -> goOn(conversation)); // the server has left the mode: we have slept
    } else if (end != null) {
      refused(conversation, end);
    } else if (watched.contains(topic)) {
      conversation.stopNotif().whenComplete((left, fault) -> refused(conversation, fault));
      fetch(conversation, Set.of(topic));
    } else {
      // Nobody watches it. To wait for the next one acknowledges it.
      conversation.notification().whenComplete((next, lost) -> told(conversation, next, lost));
    }
  }

  private static void refused(Conversation conversation, Throwable fault) {
    if (fault != null && !(cause(fault) instanceof IOException)) { // which says itself why
      conversation.end("the server said: " + cause(fault).getMessage());
    }
  }

  private synchronized void goOn(Conversation conversation) {
    if (conversation == newest) {
      fetch(conversation, EnumSet.copyOf(watched));
    }
  }
}
