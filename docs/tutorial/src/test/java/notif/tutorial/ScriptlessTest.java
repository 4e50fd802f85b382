package notif.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;

/** The pages for those who let no script run. */
@Tag("browser")
@ExtendWith(Browser.Start.class)
class ScriptlessTest {

  private final Browser browser;

  ScriptlessTest(Browser browser) {
    this.browser = browser;
  }

  @ParameterizedTest
  @MethodSource("notif.tutorial.Rendered#pages")
  void nothingIsOutOfReach(Path page) {
    browser.openWithoutScripts(page);
    browser.script("document.querySelectorAll('details').forEach(each => each.open = true)");

    assertThat(
            browser.list(
                """
                const seen = 'h1, h2, h3, p, li, td, th, pre, svg, summary';
                const folded = 'nav, .files pre, .d2, .d3, .d4, .d5, .d6, .d7, .d8';
                return [...document.querySelectorAll(seen)]
                  .filter(each => !each.checkVisibility({visibilityProperty: true}))
                  .filter(each => each.textContent.trim() !== '')
                  .filter(each => !each.closest(folded))
                  .map(each => each.outerHTML.slice(0, 120))
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("notif.tutorial.Rendered#pages")
  void nothingIsThereThatWouldNeedThem(Path page) {
    browser.openWithoutScripts(page);

    assertThat(browser.list("return [...document.querySelectorAll('button')]")).isEmpty();
  }

  @Test
  void viewsAndAnswersOpenAllTheSame() {
    browser.openWithoutScripts(Rendered.FILE);
    browser.driver().findElement(By.cssSelector("label[for=result], label:has(#result)")).click();
    browser.driver().findElement(By.cssSelector("main summary")).click();

    assertThat(browser.number("return document.querySelector('[data-hunk] del').offsetHeight"))
        .isZero();
    assertThat(browser.script("return document.querySelector('main details').open"))
        .isEqualTo(true);
  }
}
