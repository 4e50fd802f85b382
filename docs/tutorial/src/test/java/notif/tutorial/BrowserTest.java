package notif.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in a real browser. */
@Tag("browser")
@ExtendWith(Browser.Start.class)
class BrowserTest {

  private final Browser browser;

  BrowserTest(Browser browser) {
    this.browser = browser;
  }

  @ParameterizedTest
  @MethodSource("notif.tutorial.Rendered#pages")
  void nothingElseIsRequested(Path page) {
    browser.requests();
    browser.open(page, Browser.LIGHT, 1280);

    assertThat(browser.requests())
        .hasSize(1)
        .allMatch(url -> url.endsWith("/" + page.getFileName()));
  }

  @ParameterizedTest
  @MethodSource("widths")
  void nothingButCodeScrollsSideways(Path page, int width) {
    browser.open(page, Browser.LIGHT, width);
    browser.script("document.querySelectorAll('details').forEach(each => each.open = true)");

    assertThat(browser.number("return document.documentElement.scrollWidth")).isEqualTo(width);
    assertThat(
            browser.list(
                """
                return [...document.querySelectorAll('body *')]
                  .filter(each => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1)
                  .filter(each => ['auto', 'scroll', 'hidden', 'clip']
                    .includes(getComputedStyle(each).overflowX))
                  .filter(each => !each.matches('pre, figure:has(> pre)'))
                  .map(each => each.outerHTML.slice(0, 120))
                """))
        .isEmpty();
  }

  static Stream<Arguments> widths() {
    return Rendered.pages().stream()
        .flatMap(page -> Stream.of(320, 390, 1280).map(width -> Arguments.of(page, width)));
  }

  /** What is higher than its place lies over what follows until it is laid out. */
  @ParameterizedTest
  @MethodSource("widths")
  void aChapterHasThePlaceThatItNeeds(Path page, int width) {
    browser.open(page, Browser.LIGHT, width);

    assertThat(
            browser.list(
                """
                const chapters = [...document.querySelectorAll('.sect1, .files details')];
                chapters.forEach(each => each.style.contentVisibility = 'visible');
                return chapters
                  .map(each => [each.querySelector('h2').textContent, each.offsetHeight,
                    parseInt(each.style.getPropertyValue('--high'))])
                  .filter(([id, real, foretold]) => !(real <= foretold))
                  .map(each => each.join(' '))
                """))
        .isEmpty();
  }

  @Test
  void noLabelReachesOutOfItsDrawing() {
    browser.open(Rendered.FILE, Browser.LIGHT, 1280);
    browser.script(
        """
        document.querySelectorAll('details').forEach(each => each.open = true);
        document.querySelectorAll('.sect1').forEach(
          each => each.style.contentVisibility = 'visible');
        """);

    assertThat(browser.number("return document.querySelectorAll('svg text').length"))
        .isEqualTo(Rendered.page().select("svg text").size())
        .isPositive();
    assertThat(
            browser.list(
                """
                return [...document.querySelectorAll('svg text:not(:empty)')]
                  .filter(each => {
                    const word = each.getBoundingClientRect();
                    const drawing = each.ownerSVGElement.getBoundingClientRect();
                    return !word.width || word.left < drawing.left || word.right > drawing.right
                      || word.top < drawing.top || word.bottom > drawing.bottom;
                  })
                  .map(each => each.textContent)
                """))
        .isEmpty();
  }

  @Test
  void copyingAChangeGivesTheNewCodeAlone() {
    browser.open(Rendered.FILE, Browser.LIGHT, 1280);
    List<Element> cards = Rendered.page().select("[data-hunk]");
    assertThat(cards).isNotEmpty();
    for (Element card : cards) {
      assertThat(selected(card.id())).as(card.id()).isEqualTo(newCode(card));
    }
  }

  @Test
  void theResultAloneIsOneOfTheViews() {
    browser.open(Rendered.FILE, Browser.LIGHT, 1280);
    browser.script("document.getElementById('result').click()");

    assertThat(browser.number("return document.querySelector('[data-hunk] del').offsetHeight"))
        .isZero();
  }

  private String selected(String id) {
    String script =
        "getSelection().selectAllChildren(document.querySelector('#' + arguments[0] + ' pre'));"
            + "return getSelection().toString()";
    return browser.script(script, id).toString().stripTrailing();
  }

  static String newCode(Element card) {
    Element code = card.selectFirst("pre").clone();
    code.select("del").remove();
    return code.wholeText().stripTrailing();
  }
}
