package notif.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import notif.page.Run.Kind;
import notif.page.Run.Line;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class RunTest {

  private static final String TEXT =
      """
      # Be the client.

      [window the server]
      $ java -jar a.jar server
      [wait for listening]
      listening on 127.0.0.1:6789
      > an <ad>

      [window nc]
      $ nc localhost 6789

      ^D
      $
      """;

  @Test
  void isReadFromItsFile() {
    Run run = Run.parse("step-1-hand.run", TEXT);

    assertThat(run.name()).isEqualTo("step-1-hand");
    assertThat(run.title()).isEqualTo("Be the client.");
    assertThat(run.windows()).extracting(Run.Window::name).containsExactly("the server", "nc");
    assertThat(run.windows().get(0).lines())
        .containsExactly(
            new Line(Kind.COMMAND, "java -jar a.jar server"),
            new Line(Kind.OUTPUT, "listening on 127.0.0.1:6789"),
            new Line(Kind.TYPED, "an <ad>"));
    assertThat(run.windows().get(1).lines())
        .containsExactly(
            new Line(Kind.COMMAND, "nc localhost 6789"),
            new Line(Kind.KEY, "^D"),
            new Line(Kind.PROMPT, "$"));
  }

  @Test
  void whoIsKilledIsSaidBetweenTheTerminals() {
    Run run = Run.parse("a.run", TEXT.replace("^D\n", "[kill the server]\n").replace("the ", ""));
    Element figure = Jsoup.parse(Terminal.of(run).html()).selectFirst("figure");

    assertThat(figure.select("p").eachText())
        .containsExactly("server", "nc", "The server is killed, with kill -9.", "nc");
    assertThat(figure.select("pre").eachText()).last().isEqualTo("$");
    assertThat(Terminal.of(run).plain()).contains("\n\nThe server is killed, with kill -9.\n\n");
  }

  @Test
  void eachWindowIsNamed() {
    Element figure =
        Jsoup.parse(Terminal.of(Run.parse("a.run", TEXT)).html()).selectFirst("figure");

    assertThat(figure.select("p").eachText()).containsExactly("the server", "nc");
    assertThat(figure.select("pre").eachAttr("aria-label"))
        .containsExactly("Terminal: the server", "Terminal: nc");
  }

  @Test
  void refusesWhatIsNoRun() {
    assertThatThrownBy(() -> Run.parse("a.run", "$ ls\n"))
        .hasMessage("a.run begins with a line '# title'");
    assertThatThrownBy(() -> Run.parse("a.run", "# Title\nls\n"))
        .hasMessage("a.run has no command");
  }
}
