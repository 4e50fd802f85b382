package notif.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class PageTest {

  /** Whole files of eight steps stand on it; it is about 75 KB compressed. */
  private static final int BOUND = 480 * 1024;

  private final Document page = Rendered.page();

  @Test
  void everyLinkLeadsSomewhere() {
    List<String> targets =
        page.select("a[href^=#]").stream().map(link -> link.attr("href").substring(1)).toList();

    assertThat(targets).hasSizeGreaterThan(50);
    assertThat(page.select("[id]").eachAttr("id")).containsAll(targets);
  }

  @Test
  void noIdStandsTwice() {
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
  }

  @Test
  void everyStepHasASection() {
    assertThat(page.select("h2[id^=step-]").eachAttr("id"))
        .isEqualTo(IntStream.rangeClosed(1, 8).mapToObj(step -> "step-" + step).toList());
  }

  @Test
  void nothingIsRequestedFromElsewhere() {
    assertThat(page.select("script[src], iframe, object, embed, [srcset], [style*=url]")).isEmpty();
    assertThat(page.select("link, img, [src]").stream())
        .extracting(Element::outerHtml)
        .allMatch(html -> html.contains("\"data:"));
    assertThat(page.select("style").html()).doesNotContain("url(").doesNotContain("@import");
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'");
  }

  @Test
  void thePageIsSmall() {
    assertThat(Rendered.text(Rendered.FILE).getBytes(StandardCharsets.UTF_8).length)
        .isLessThan(BOUND);
  }

  @Test
  void nothingTellsWhereOrWhenItWasBuilt() {
    assertThat(Rendered.text(Rendered.FILE))
        .doesNotContain(Path.of("").toAbsolutePath().getParent().toString())
        .doesNotContainPattern("(?i)name=\"?generator|last updated");
  }
}
