package notif.page;

import java.util.List;
import notif.page.States.State;
import notif.sessions.Session;
import notif.sessions.Session.Event;

/**
 * A session as the reader sees it: what was said, line by line, and the same as a drawing. Each
 * line after which the state of an end is another one has it in the attribute {@code data-s}.
 */
final class Transcript {

  private Transcript() {}

  /** A session in full view. */
  static Rendered open(Session session) {
    String html =
        """
        <figure class="session" id="session-%s">
        <figcaption><b>%s</b>%s</figcaption>
        %s
        </figure>"""
            .formatted(
                session.name(), Html.words(session.title()), about(session), exchange(session));
    return new Rendered("session-" + session.name(), html, plain(session));
  }

  /** A session of which the reader sees the title until it is opened; a link to it opens it. */
  static Rendered folded(Session session) {
    String about = about(session).isEmpty() ? "" : "<p>" + about(session).strip() + "</p>\n";
    String html =
        """
        <details class="session"><summary>%2$s</summary><a id="session-%1$s"></a>
        %3$s%4$s
        </details>"""
            .formatted(session.name(), Html.words(session.title()), about, exchange(session));
    return new Rendered("session-" + session.name(), html, plain(session));
  }

  private static String plain(Session session) {
    StringBuilder lines = new StringBuilder();
    for (Event event : session.events()) {
      String speaker =
          switch (event.kind()) {
            case CLIENT -> "C: " + event.text();
            case SERVER -> "S: " + event.text();
            default -> "(" + words(event).replace("`", "") + ")";
          };
      lines.append(speaker).append("\n");
    }
    String about = session.about().isEmpty() ? "" : Asciidoc.words(session.about()) + "\n\n";
    String listing = Rendered.listing(session.title(), lines.toString());
    return about + listing + "\n\n" + Diagram.plain(session);
  }

  private static String about(Session session) {
    String about = session.about().isEmpty() ? "" : " " + Html.words(session.about());
    return session.breaks() == 0
        ? about
        : about + " <span>Step %d fails at it.</span>".formatted(session.breaks());
  }

  private static String exchange(Session session) {
    StringBuilder html = new StringBuilder("<div class=talk><ol>\n");
    List<State> states = States.of(session);
    String known = "";
    for (int i = 0; i < states.size(); i++) {
      String code = session.last() == 1 ? "" : states.get(i).code();
      String data = code.equals(known) ? "" : " data-s=\"" + code + '"';
      html.append("<li" + data + line(session.events().get(i)) + "\n");
      known = code;
    }
    return html.append("</ol>\n").append(Diagram.svg(session)).append("</div>").toString();
  }

  private static String line(Event event) {
    String text = Html.text(event.text());
    return switch (event.kind()) {
      case CLIENT -> "><b>C:</b> <code>" + text + "</code>";
      case SERVER -> " class=s><b>S:</b> <code>" + text + "</code>";
      case REMARK -> " class=\"x m\">" + Html.words(words(event));
      default -> " class=x>" + Html.words(words(event));
    };
  }

  /** What happens beside the two speakers, in words. */
  static String words(Event event) {
    return switch (event.kind()) {
      case RANDOM -> "New random number: " + event.text();
      case CLASSIFIED -> "New ad: " + event.text();
      case WAIT -> duration(event.text());
      case CLOSED -> "The server closes the connection.";
      default -> event.text();
    };
  }

  private static String duration(String text) {
    String number = text.replaceAll("[a-z]+$", "");
    String unit =
        switch (text.substring(number.length())) {
          case "ms" -> "millisecond";
          case "s" -> "second";
          case "m" -> "minute";
          default -> "hour";
        };
    return number + " " + unit + (number.equals("1") ? " passes" : "s pass");
  }
}
