package notif.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import notif.sessions.Session;
import notif.sessions.Session.Event;
import notif.sessions.Session.Kind;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class SessionTest {

  private static final String TEXT =
      """
      holds for 5-8; breaks 4; server only
      # The OK of a `stop_notif` belongs to the stop.
      # It comes after
      # a notification.

      publish classified Nice appart in the 11e.
      publish random 89765234756
      C: <notif> & co
      S: notif: OK
      # Nothing happens here.
      wait 29m
      S: a line that is much too long for the space between the two ends of a drawing
      C:
      closed
      """;

  @Test
  void isReadFromItsFile() {
    Session session = Session.parse("stop", TEXT);

    assertThat(session.title()).isEqualTo("The OK of a `stop_notif` belongs to the stop.");
    assertThat(session.about()).isEqualTo("It comes after a notification.");
    assertThat(session.first()).isEqualTo(5);
    assertThat(session.last()).isEqualTo(8);
    assertThat(session.breaks()).isEqualTo(4);
    assertThat(session.end()).isEqualTo("server");
    assertThat(session.events())
        .hasSize(9)
        .startsWith(
            new Event(Kind.CLASSIFIED, "Nice appart in the 11e."),
            new Event(Kind.RANDOM, "89765234756"),
            new Event(Kind.CLIENT, "<notif> & co"))
        .endsWith(new Event(Kind.CLIENT, ""), new Event(Kind.CLOSED, ""));
  }

  @Test
  void holdsForOneStepToo() {
    Session session = Session.parse("echo", "holds for 6\n# Title.\nC: a\n");

    assertThat(session.first()).isEqualTo(6);
    assertThat(session.last()).isEqualTo(6);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> Session.parse("a", "holds for 1\n# T.\nX: a\n"))
        .hasMessage("a: no event is written X: a");
    assertThatThrownBy(() -> Session.parse("a", "holds from 1\n# T.\n"))
        .hasMessage("a: the first line says holds from 1");
    assertThatThrownBy(() -> Session.parse("a", "holds for 1\nC: a\n"))
        .hasMessageContaining("a line '# title'");
  }

  @Test
  void theTranscriptSaysWhoSpeaksInText() {
    Element figure =
        Jsoup.parse(Transcript.open(Session.parse("stop", TEXT)).html()).selectFirst("figure");

    assertThat(figure.select("li").eachText())
        .containsExactly(
            "New ad: Nice appart in the 11e.",
            "New random number: 89765234756",
            "C: <notif> & co",
            "S: notif: OK",
            "Nothing happens here.",
            "29 minutes pass",
            "S: a line that is much too long for the space between the two ends of a drawing",
            "C:",
            "The server closes the connection.");
    assertThat(figure.selectFirst("figcaption").text())
        .isEqualTo(
            "The OK of a stop_notif belongs to the stop. It comes after a notification."
                + " Step 4 fails at it.");
  }

  @Test
  void theDrawingHasAnArrowForEachLineAndNoColourOfItsOwn() {
    String svg = Diagram.svg(Session.parse("stop", TEXT));
    Element drawing = Jsoup.parse(svg).selectFirst("svg");

    assertThat(drawing.select("path:not([class])").attr("d").split("H").length - 1)
        .as("arrow heads")
        .isEqualTo(4);
    assertThat(drawing.select("text").eachText())
        .startsWith("client", "server", "New ad: Nice appart in the 11e.")
        .contains("<notif> & co", "29 minutes pass", "closed")
        .anyMatch(text -> text.length() == 38 && text.endsWith("…"));
    assertThat(svg).doesNotContain("#").doesNotContain("style=").doesNotContain(" id=");
  }
}
