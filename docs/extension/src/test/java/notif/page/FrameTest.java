package notif.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class FrameTest {

  private final Document page =
      Jsoup.parse(Frame.html("A &amp; B", "In \"short\"", "<ol></ol>", "<i>c</i>", "\n<p>x\n"));

  @Test
  void everythingHasItsPlace() {
    assertThat(page.title()).isEqualTo("A & B");
    assertThat(page.selectFirst("meta[name=description]").attr("content"))
        .isEqualTo("In \"short\"");
    assertThat(page.select("nav ol, header > i, main > p")).hasSize(3);
    assertThat(page.html()).doesNotContain("{{");
  }

  @Test
  void thePolicyAllowsTheScriptByItsHashAlone() throws Exception {
    byte[] script = page.selectFirst("script").data().getBytes(StandardCharsets.UTF_8);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(script);

    assertThat(page.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'; ")
        .contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'; ");
  }

  @Test
  void styleAndScriptAreWithoutCommentsAndIndentation() {
    assertThat(page.selectFirst("script").data())
        .startsWith("'use strict';\n")
        .doesNotContainPattern("(?m)^\\s|^//");
    assertThat(page.selectFirst("style").data())
        .contains("body{margin:0;")
        .doesNotContain("/*", ";}", ", ");
  }
}
