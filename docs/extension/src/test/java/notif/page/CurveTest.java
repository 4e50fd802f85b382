package notif.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurveTest {

  @Test
  void eachColumnIsACurve() {
    Document svg =
        Jsoup.parse(Curve.parse("f.csv", "clients,ours,theirs\n10,4,8\n100,2,6\n").svg());

    // The scale goes from 0 at 172 to 8 at 12.
    assertThat(svg.select("path.c1").attr("d")).isEqualTo("M60 92L330 132M44 222h30");
    assertThat(svg.select("path.c2").attr("d")).isEqualTo("M60 12L330 52M44 242h30");
    assertThat(svg.select("text").eachText())
        .containsExactly("0", "2", "4", "6", "8", "10", "100", "clients", "ours", "theirs");
  }

  @Test
  void itIsReadOutToThoseWhoDoNotSeeIt() {
    String svg = Curve.parse("f.csv", "clients,\"ours\"\n10,40000\n20,60000\n").svg();

    assertThat(Jsoup.parse(svg).selectFirst("svg").attr("aria-label"))
        .isEqualTo("\"ours\", by clients: 40000 at 10, 60000 at 20");
    assertThat(Jsoup.parse(svg).select("text.e").eachText())
        .containsExactly("0", "20k", "40k", "60k", "80k");
  }

  @Test
  void itStandsApartFromTheText() {
    String html = Curve.parse("f.csv", "clients,ours\n10,4\n20,6\n").rendered().html();

    assertThat(Jsoup.parse("<p>Why.\n" + html).select("body > figure.drawing > svg")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a,b\n1,2\n", "a\n1\n2\n", "a,b\n1,2\n3\n", "a,b\n1,2\n3,x\n"})
  void whatIsNoTableOfFiguresIsRefused(String text) {
    assertThatThrownBy(() -> Curve.parse("f.csv", text))
        .isInstanceOf(PageException.class)
        .hasMessageContaining("f.csv");
  }
}
