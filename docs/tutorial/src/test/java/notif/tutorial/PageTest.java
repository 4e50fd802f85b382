package notif.tutorial;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages as they are written, before a browser looks at them. */
class PageTest {

  /** All words, drawings and changes of eight steps; it is about 115 KB compressed. */
  private static final int BOUND = 470 * 1024;

  private static final String PAGES = "notif.tutorial.Rendered#pages";

  /** The ids of each page. */
  private static final Map<Path, List<String>> IDS =
      Rendered.pages().stream()
          .collect(toMap(file -> file, file -> Rendered.page(file).select("[id]").eachAttr("id")));

  @ParameterizedTest
  @MethodSource(PAGES)
  void everyLinkLeadsSomewhere(Path file) {
    List<String> links = Rendered.page(file).select("a").eachAttr("href");

    assertThat(links).hasSizeGreaterThan(20).noneMatch(String::isBlank);
    assertThat(links.stream().filter(link -> !leadsSomewhere(file, link))).isEmpty();
  }

  private static boolean leadsSomewhere(Path file, String link) {
    URI uri = URI.create(link);
    if (uri.getScheme() != null) {
      return uri.getScheme().equals("https") && uri.getHost().contains(".");
    }
    Path target = uri.getPath().isEmpty() ? file : file.resolveSibling(uri.getPath());
    return Files.isRegularFile(target)
        && (uri.getFragment() == null
            || IDS.getOrDefault(target, List.of()).contains(uri.getFragment()));
  }

  @ParameterizedTest
  @MethodSource(PAGES)
  void noIdStandsTwice(Path file) {
    assertThat(IDS.get(file)).doesNotHaveDuplicates();
  }

  @Test
  void everyStepHasASection() {
    assertThat(Rendered.page().select("h2[id^=step-]").eachAttr("id"))
        .isEqualTo(IntStream.rangeClosed(1, 8).mapToObj(step -> "step-" + step).toList());
  }

  @ParameterizedTest
  @MethodSource(PAGES)
  void headingsMakeAnOutline(Path file) {
    Document page = Rendered.page(file);
    List<Element> headings = page.select("h1, h2, h3, h4, h5, h6").asList();

    assertThat(headings.get(0).tagName()).isEqualTo("h1");
    assertThat(page.select("h1")).hasSize(1);
    assertThat(headings).noneMatch(heading -> heading.text().isBlank());
    for (int i = 1; i < headings.size(); i++) {
      assertThat(level(headings.get(i)))
          .as(headings.get(i).text())
          .isLessThanOrEqualTo(level(headings.get(i - 1)) + 1);
    }
  }

  private static int level(Element heading) {
    return Integer.parseInt(heading.tagName().substring(1));
  }

  @ParameterizedTest
  @MethodSource(PAGES)
  void whatIsDrawnIsNamedToo(Path file) {
    Document page = Rendered.page(file);

    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("img:not([alt])")).isEmpty();
    assertThat(page.select("svg").stream().filter(drawing -> !named(drawing, "title"))).isEmpty();
    assertThat(page.select("figure").stream().filter(each -> !named(each, "figcaption, svg")))
        .isEmpty();
    assertThat(page.select("nav").stream().filter(each -> !named(each, ""))).isEmpty();
  }

  private static boolean named(Element element, String by) {
    return !element.attr("aria-label").isBlank()
        || !by.isEmpty()
            && element.select(by).stream()
                .anyMatch(name -> !name.text().isBlank() || !name.attr("aria-label").isBlank());
  }

  @ParameterizedTest
  @MethodSource(PAGES)
  void nothingIsRequestedFromElsewhere(Path file) {
    Document page = Rendered.page(file);

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

  @ParameterizedTest
  @MethodSource(PAGES)
  void nothingTellsWhereOrWhenItWasBuilt(Path file) {
    assertThat(Rendered.text(file))
        .doesNotContain(Path.of("").toAbsolutePath().getParent().toString())
        .doesNotContainPattern("(?i)name=\"?generator|last updated");
  }
}
