package notif.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DrawingTest {

  private static final String SVG =
      """
      <?xml version="1.0"?>
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">
        <title>A &amp; B</title>
        <desc>Says "a",
          then b</desc>
        <!-- first -->
        <path class="box" d="M0 0"/>
        <text class="soft" x="4" y="5.5">a</text>
      </svg>
      """;

  @Test
  void isReadOutByItsTitleAndDescription() {
    Drawing drawing = Drawing.parse("a.svg", SVG);

    assertThat(drawing.rendered().html())
        .isEqualTo(
            """
            <figure class=drawing id=drawing-a>
            <svg viewBox="0 0 20 10" role=img aria-label="A &amp; B. Says &quot;a&quot;, then b">\
            <path class=box d="M0 0"/>
            <text class=soft x=4 y=5.5>a</text></svg>
            </figure>""");
  }

  @Test
  void refusesWhatItCannotShow() {
    refused("no svg", "a.svg is no drawing");
    refused(SVG.replace("viewBox", "box"), "a.svg has no viewBox=\"0 0 W H\"");
    refused(SVG.replaceAll("(?s)<desc>.*</desc>", ""), "a.svg has no <desc>");
    refused(SVG.replaceAll("<title>.*</title>", "<title> </title>"), "a.svg has no <title>");
    refused(SVG.replace("class=\"box\"", "style=\"fill:red\""), "a.svg may not have style=");
    refused(SVG.replace("<!--", "<script/><!--"), "a.svg may not have <script");
    refused(SVG.replace("class=\"box\"", "onclick=\"x\""), "a.svg may not have onclick=");
  }

  private static void refused(String svg, String message) {
    assertThatThrownBy(() -> Drawing.parse("a.svg", svg))
        .isInstanceOf(PageException.class)
        .hasMessage(message);
  }
}
