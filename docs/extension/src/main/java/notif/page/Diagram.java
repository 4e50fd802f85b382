package notif.page;

import java.util.List;
import notif.sessions.Session;
import notif.sessions.Session.Event;
import notif.sessions.Session.Kind;

/**
 * A session as a sequence diagram. Its colours come from the style of the page, so that it follows
 * light and dark; its arrow heads are drawn, since markers would need ids.
 */
final class Diagram {

  private static final int WIDTH = 360;
  private static final int CLIENT = 30;
  private static final int SERVER = WIDTH - 30;
  private static final int TOP = 44;
  private static final int ROW = 30;
  private static final int LETTERS = 38;
  private static final String LABEL = "The same exchange as a drawing";
  private static final String END = " class=\"e\" x=\"" + (SERVER - 14) + '"';

  private final StringBuilder arrows = new StringBuilder();
  private final StringBuilder dots = new StringBuilder();
  private final StringBuilder gaps = new StringBuilder();
  private final StringBuilder texts = new StringBuilder();

  private Diagram() {}

  /** The drawing on the page. */
  static String svg(Session session) {
    return Picture.html(box(session), LABEL, shapes(session));
  }

  /** The same in AsciiDoc. */
  static String plain(Session session) {
    return Picture.plain(box(session), LABEL, shapes(session));
  }

  private static List<Event> events(Session session) {
    return session.events().stream().filter(event -> event.kind() != Kind.REMARK).toList();
  }

  private static int height(Session session) {
    return TOP + events(session).size() * ROW - 12;
  }

  private static String box(Session session) {
    return "0 0 " + WIDTH + " " + height(session);
  }

  private static String shapes(Session session) {
    Diagram diagram = new Diagram();
    int y = TOP;
    for (Event event : events(session)) {
      diagram.draw(event, y);
      y += ROW;
    }
    return diagram.shapes(height(session));
  }

  private String shapes(int height) {
    return """
        <path class="life" d="M%2$d 24V%1$dM%3$d 24V%1$d"/><path class="gap" d="%4$s"/>\
        <path d="%5$s"/><path class="dot" d="%6$s"/>
        <text x="%2$d" y="15">client</text><text x="%3$d" y="15">server</text>
        %7$s"""
        .formatted(height, CLIENT, SERVER, gaps, arrows, dots, texts)
        .replaceAll("<path[^>]* d=\"\"/>", "");
  }

  private void draw(Event event, int y) {
    switch (event.kind()) {
      case CLIENT -> arrow(CLIENT, SERVER - 1, y, event.text());
      case SERVER -> arrow(SERVER, CLIENT + 1, y, event.text());
      case WAIT -> {
        gaps.append("M%d %dH%d".formatted(CLIENT - 20, y + 4, SERVER + 20));
        text(Transcript.words(event), y + 8, " class=\"w\"");
      }
      case CLOSED -> {
        arrows.append("M%d %dl12 12m0-12l-12 12".formatted(SERVER - 6, y - 4));
        text("closed", y + 6, END);
      }
      default -> {
        dots.append("M%d %da4 4 0 1 0 .1 0".formatted(SERVER, y - 2));
        text(Transcript.words(event), y + 6, END);
      }
    }
  }

  private void arrow(int from, int to, int y, String text) {
    int back = from < to ? -7 : 7;
    arrows.append("M%d %dH%dm%d-4l%d 4l%d 4".formatted(from, y + 6, to, back, -back, back));
    text(text, y, "");
  }

  private void text(String text, int y, String attributes) {
    String shown = text.length() > LETTERS ? text.substring(0, LETTERS - 1) + "…" : text;
    String x = attributes.contains(" x=") ? "" : " x=\"" + WIDTH / 2 + '"';
    texts.append("<text%s%s y=\"%d\">%s</text>\n".formatted(attributes, x, y, Html.text(shown)));
  }
}
