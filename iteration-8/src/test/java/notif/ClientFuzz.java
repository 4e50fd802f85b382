package notif;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The client's end, a user who does as he likes, and any server: the client says only what a server
 * knows, acknowledges no more than it was told, but for a sign of life, and every future ends, for
 * a reason that the user can understand.
 */
final class ClientFuzz extends Fuzz {
  private static final int LINE = 8192; // bytes of the longest reply
  private static final int RENEW = 29 * 60; // seconds
  private static final Set<String> COMMANDS =
      Set.of("random?", "classified?", "notif", "stop_notif", "OK");
  private static final Set<String> REASONS =
      Set.of("", "IOException", "Refused", "CancellationException", "IllegalStateException");
  private static final byte[] LONG = "x".repeat(LINE / 2).getBytes(UTF_8);

  private final Conversation conversation;
  private final List<CompletableFuture<?>> futures = new ArrayList<>();
  private final List<String> given = new ArrayList<>();
  private boolean watching;
  private long spent; // seconds

  private ClientFuzz(Conversation conversation) {
    super(LINE, Client.pipeline(conversation, Duration.ofSeconds(RENEW)));
    this.conversation = conversation;
  }

  /** Is called by Jazzer, by this name. */
  public static void fuzzerTestOneInput(byte[] input) {
    play(input, () -> new ClientFuzz(new Conversation(line -> {})));
  }

  @Override
  void act(int number) {
    switch (number) {
      case 0 -> futures.add(conversation.random());
      case 1 -> futures.add(conversation.classified());
      case 2 -> futures.add(conversation.notif());
      case 3 -> futures.add(conversation.stopNotif());
      case 4 -> futures.add(conversation.notification());
      case 5 -> watch(); // once, as the client does
      case 6 -> spend(11); // more than a reply may take
      case 7 -> spend(RENEW); // the mode is renewed
      case 8 -> hear(LONG);
      default -> {
        // only parts two packets
      }
    }
  }

  private void spend(int seconds) {
    spent += seconds;
    pass(seconds);
  }

  private void watch() {
    if (watching) {
      return;
    }
    watching = true;
    Watch watch = new Watch();
    watch.onRandom(Runnable::run, number -> given.add("random " + number));
    watch.onClassified(Runnable::run, given::add);
    watch.start(conversation);
  }

  @Override
  String outcome() {
    List<String> said = said();
    check(COMMANDS.containsAll(said), "a server does not know it: " + said);
    long told = heard().stream().filter(line -> line.startsWith("notif:")).count();
    long acknowledged = said.stream().filter("OK"::equals).count();
    long signs = spent / RENEW; // of life, in command mode
    check(acknowledged <= told + signs, "acknowledged what was not said");
    // A watch starts with two requests; a line, or a renewal, leads to three at most.
    check(said.size() <= 3 * (acts + heard().size()), "too many requests");
    // What stands in one packet with the cause of the end may still be understood, or not.
    boolean open = channel.isOpen();
    return open ? "" + said + given + futures.stream().map(this::state).toList() : "closed";
  }

  private String state(CompletableFuture<?> future) {
    return future.handle((value, end) -> value + " " + end).getNow("pending");
  }

  private static String reason(Throwable end) {
    Throwable cause = end instanceof CompletionException ? end.getCause() : end;
    return cause == null ? "" : cause.getClass().getSimpleName();
  }

  @Override
  void ended() {
    futures.add(conversation.random());
    futures.add(conversation.notification());
    for (CompletableFuture<?> future : futures) {
      check(future.isDone(), "a future has not ended");
      check(REASONS.contains(future.handle((value, end) -> reason(end)).join()), "" + future);
    }
  }
}
