package notif.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import notif.sessions.Session;
import notif.sessions.Session.Event;

/**
 * The states of both ends after each line of a session, by the rules of the protocol. A command
 * takes effect at the server when it is answered, so that a notification may cross a stop.
 *
 * <p>A topic is a letter: {@code r} random, {@code c} classified. A mode is one too: {@code c}
 * command, {@code n} notification, {@code x} when the connection has ended.
 */
final class States {

  /**
   * What both ends know after a line.
   *
   * @param server the mode that the server is in
   * @param unread the topics of which the client has something to fetch
   * @param owed those that the server has still to announce in this mode
   * @param outstanding whether the last notification is not yet acknowledged
   * @param client the mode that the client is in
   * @param awaited what it has said and not been answered
   * @param waits whether it waits for a notification
   */
  record State(
      char server,
      String unread,
      String owed,
      boolean outstanding,
      char client,
      List<String> awaited,
      boolean waits) {

    /** The same in one word, for the script of the page. */
    String code() {
      String replies = String.join(", ", awaited);
      return String.join(
          "/",
          server + "",
          unread,
          owed,
          outstanding ? "1" : "",
          client + "",
          replies,
          waits ? "1" : "");
    }
  }

  private final Set<Character> unread = new TreeSet<>();
  private final Set<Character> owed = new TreeSet<>();
  private final Deque<String> unanswered = new ArrayDeque<>(); // with the OKs between them
  private char server = 'c';
  private char client = 'c';
  private boolean outstanding;
  private boolean waits;

  private States() {}

  /** The state after each event. */
  static List<State> of(Session session) {
    States states = new States();
    List<State> after = new ArrayList<>();
    for (Event event : session.events()) {
      states.see(event);
      after.add(states.now());
    }
    return after;
  }

  private State now() {
    List<String> awaited = unanswered.stream().filter(line -> !line.equals("OK")).toList();
    return new State(server, letters(unread), letters(owed), outstanding, client, awaited, waits);
  }

  private static String letters(Set<Character> topics) {
    return topics.stream().map(String::valueOf).collect(Collectors.joining());
  }

  private void see(Event event) {
    switch (event.kind()) {
      case RANDOM -> published('r');
      case CLASSIFIED -> published('c');
      case CLIENT -> said(event.text());
      case SERVER -> heard(event.text());
      case CLOSED -> end();
      default -> {} // time that passes changes nothing by itself
    }
  }

  private void published(char topic) {
    unread.add(topic);
    if (server == 'n') {
      owed.add(topic);
    }
  }

  private void said(String line) {
    unanswered.add(line);
    if (line.equals("OK")) {
      waits = client == 'n';
      acknowledged();
    }
  }

  private void heard(String line) {
    if (line.startsWith("BYE ")) {
      end();
    } else if (line.equals("notif: end")) {
      leave();
      client = 'c';
      waits = false;
    } else if (line.startsWith("notif: ") && !line.equals("notif: OK")) {
      notified(line.charAt("notif: ".length()));
    } else {
      answered(unanswered.isEmpty() ? "" : unanswered.remove(), line);
      acknowledged();
    }
  }

  /** What nobody publishes in the session has been published before. */
  private void notified(char topic) {
    unread.add(topic);
    owed.remove(topic);
    outstanding = true;
    waits = false;
  }

  private void answered(String command, String reply) {
    if (reply.startsWith("ERR ")) {
      return;
    }
    switch (command) {
      case "random?" -> unread.remove('r');
      case "classified?" -> unread.remove('c');
      case "notif", "_notif_" -> enter();
      case "stop_notif" -> {
        leave();
        client = 'c';
        waits = waits && unanswered.stream().anyMatch(line -> line.endsWith("notif"));
      }
      default -> {} // an echo
    }
  }

  private void enter() {
    server = 'n';
    client = 'n';
    waits = true;
    outstanding = false;
    owed.addAll(unread);
  }

  private void leave() {
    server = 'c';
    outstanding = false;
    owed.clear();
  }

  /** The server hears an OK when it has answered all that was said before. */
  private void acknowledged() {
    while ("OK".equals(unanswered.peek())) {
      unanswered.remove();
      outstanding = false;
    }
  }

  private void end() {
    leave();
    server = 'x';
    client = 'x';
    waits = false;
    unanswered.clear();
  }
}
