package notif.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import notif.page.States.State;
import notif.sessions.Session;
import org.junit.jupiter.api.Test;

class StatesTest {

  @Test
  void aFetchReadsAndARequestWaitsForItsReply() {
    assertThat(codes("publish random 7\nC: random?\nC: classified?\nS: 7\nS: OK\n"))
        .containsExactly(
            "c/r///c//",
            "c/r///c/random?/",
            "c/r///c/random?, classified?/",
            "c////c/classified?/",
            "c////c//");
  }

  @Test
  void whatIsUnreadIsOwedOnEntryAndSaidOneAtATime() {
    assertThat(
            codes(
                "publish random 7\nC: notif\nS: notif: OK\nS: notif: random\n"
                    + "publish classified a\npublish random 8\nC: OK\nS: notif: random\n"))
        .containsExactly(
            "c/r///c//",
            "c/r///c/notif/",
            "n/r/r//n//1",
            "n/r//1/n//",
            "n/cr/c/1/n//",
            "n/cr/cr/1/n//",
            "n/cr/cr//n//1",
            "n/cr/c/1/n//");
  }

  @Test
  void aNotificationMayCrossAStopWhichAcknowledgesIt() {
    List<State> states = states("C: notif\nS: notif: OK\nC: stop_notif\nS: notif: random\nS: OK\n");

    assertThat(states.get(2).code()).isEqualTo("n////n/stop_notif/1");
    assertThat(states.get(3).code()).isEqualTo("n/r//1/n/stop_notif/");
    assertThat(states.get(4).code()).isEqualTo("c/r///c//");
  }

  @Test
  void whoeverWaitsGoesOnWaitingWhenTheModeIsRenewed() {
    List<State> states =
        states("C: notif\nS: notif: OK\nC: stop_notif\nC: notif\nS: OK\nS: notif: OK\n");

    assertThat(states.get(4).code()).isEqualTo("c////c/notif/1");
    assertThat(states.get(5).code()).isEqualTo("n////n//1");
  }

  @Test
  void anAcknowledgementIsHeardInItsTurn() {
    List<State> states =
        states("C: notif\nS: notif: OK\nS: notif: random\nC: stop_notif\nC: OK\nC: notif\nS: OK\n");

    assertThat(states.get(5).awaited()).containsExactly("stop_notif", "notif");
    assertThat(states.get(6).awaited()).containsExactly("notif");
  }

  @Test
  void aRefusalChangesNothing() {
    assertThat(codes("C: notif\nS: notif: OK\nC: random?\nS: ERR state …\n"))
        .endsWith("n////n/random?/1", "n////n//1");
  }

  @Test
  void theServerMayLeaveTheModeAndTheConnection() {
    assertThat(codes("C: notif\nS: notif: OK\nS: notif: end\nwait 30m\nS: BYE …\nclosed\n"))
        .endsWith("c////c//", "c////c//", "x////x//", "x////x//");
  }

  @Test
  void theScriptOfThePageFindsThemAtTheLinesThatChangeThem() {
    Session session = session("C: random?\n# Nothing happens.\nS: 7\n");

    assertThat(Transcript.open(session).html())
        .contains("<li data-s=\"c////c/random?/\"><b>C:</b>")
        .contains("<li class=\"x m\">Nothing happens.")
        .contains("<li data-s=\"c////c//\" class=s><b>S:</b>");
  }

  private static List<String> codes(String events) {
    return states(events).stream().map(State::code).toList();
  }

  private static List<State> states(String events) {
    return States.of(session(events));
  }

  private static Session session(String events) {
    return Session.parse("a", "holds for 2-8\n# A session.\n" + events);
  }
}
