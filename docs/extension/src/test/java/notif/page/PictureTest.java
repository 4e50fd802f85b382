package notif.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PictureTest {

  private static final String SHAPES = "<path class=\"box\" d=\"M0 0\"/><text x=\"4\">a b</text>";

  @Test
  void onThePageItIsShort() {
    assertThat(Picture.html("0 0 9 9", "Two", SHAPES))
        .isEqualTo(
            "<svg viewBox=\"0 0 9 9\" role=img aria-label=\"Two\">"
                + "<path class=box d=\"M0 0\"/><text x=4>a b</text></svg>");
  }

  @Test
  void inABookItBringsItsColours() {
    String image = Picture.plain("0 0 9 9", "One, \"two\"", SHAPES);

    assertThat(image)
        .startsWith("image::data:image/svg+xml;base64,")
        .endsWith("[\"One   two \",width=60%]");
    String data = image.replaceFirst(".*base64,(.*)\\[.*", "$1");
    assertThat(new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8))
        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"")
        .contains("<style>path, ")
        .contains(".accent { stroke: #")
        .endsWith(SHAPES + "</svg>");
  }

  @Test
  void inABookAHighOneIsNarrow() {
    assertThat(Picture.plain("0 0 360 540", "One", SHAPES)).endsWith(",width=50%]");
  }
}
