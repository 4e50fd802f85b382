package notif.page;

import java.util.List;
import notif.page.Session.Event;
import notif.page.Session.Kind;

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

  private final StringBuilder arrows = new StringBuilder();
  private final StringBuilder dots = new StringBuilder();
  private final StringBuilder gaps = new StringBuilder();
  private final StringBuilder texts = new StringBuilder();

  private Diagram() {}

  static String svg(Session session) {
    List<Event> events =
        session.events().stream().filter(event -> event.kind() != Kind.REMARK).toList();
    Diagram diagram = new Diagram();
    for (int i = 0; i < events.size(); i++) {
      diagram.draw(events.get(i), TOP + i * ROW);
    }
    return diagram.svg(TOP + events.size() * ROW - 12);
  }

  private String svg(int height) {
    return """
        <svg viewBox="0 0 %1$d %2$d" role="img" aria-label="The same exchange as a drawing">
        <path class="life" d="M%3$d 24V%2$dM%4$d 24V%2$d"/><path class="gap" d="%5$s"/>\
        <path d="%6$s"/><path class="dot" d="%7$s"/>
        <text x=%3$d y=15>client</text><text x=%4$d y=15>server</text>
        %8$s</svg>"""
        .formatted(WIDTH, height, CLIENT, SERVER, gaps, arrows, dots, texts)
        .replaceAll("<path[^>]* d=\"\"/>", "");
  }

  private void draw(Event event, int y) {
    switch (event.kind()) {
      case CLIENT -> arrow(CLIENT, SERVER - 1, y, event.text());
      case SERVER -> arrow(SERVER, CLIENT + 1, y, event.text());
      case WAIT -> {
        gaps.append("M%d %dH%d".formatted(CLIENT - 20, y + 4, SERVER + 20));
        text(Transcript.words(event), y + 8, " class=w");
      }
      case CLOSED -> {
        arrows.append("M%d %dl12 12m0-12l-12 12".formatted(SERVER - 6, y - 4));
        text("closed", y + 6, " class=e x=" + (SERVER - 14));
      }
      default -> {
        dots.append("M%d %da4 4 0 1 0 .1 0".formatted(SERVER, y - 2));
        text(Transcript.words(event), y + 6, " class=e x=" + (SERVER - 14));
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
    String x = attributes.contains(" x=") ? "" : " x=" + WIDTH / 2;
    texts.append("<text%s%s y=%d>%s</text>\n".formatted(attributes, x, y, Html.text(shown)));
  }
}
