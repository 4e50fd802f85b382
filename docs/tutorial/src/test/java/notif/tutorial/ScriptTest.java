package notif.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.logging.LogType;

/** What the script adds to the pages. */
@Tag("browser")
@ExtendWith(Browser.Start.class)
class ScriptTest {

  private final Browser browser;

  ScriptTest(Browser browser) {
    this.browser = browser;
  }

  @ParameterizedTest
  @MethodSource("notif.tutorial.Rendered#pages")
  void theBrowserHasNothingToComplainOf(Path page) {
    browser.driver().manage().logs().get(LogType.BROWSER);
    browser.open(page, Browser.LIGHT, 1280);

    assertThat(browser.driver().manage().logs().get(LogType.BROWSER)).isEmpty();
  }

  @Test
  void aButtonCopiesTheNewCodeAlone() {
    browser.open(Rendered.FILE, Browser.LIGHT, 1280);
    List<String> permissions = List.of("clipboardReadWrite", "clipboardSanitizedWrite");
    browser.command("Browser.grantPermissions", Map.of("permissions", permissions));

    Element card = Rendered.page().selectFirst("[data-hunk]:has(ins):has(del)");
    Object copied =
        browser
            .driver()
            .executeAsyncScript(
                """
                const [id, done] = arguments;
                const copy = document.getElementById(id).querySelector('button.copy');
                const wait = () => navigator.clipboard.readText()
                  .then(text => text ? done(text) : wait());
                navigator.clipboard.writeText('').then(() => copy.click()).then(wait);
                """,
                card.id());

    assertThat(copied.toString().stripTrailing()).isEqualTo(BrowserTest.newCode(card));
  }

  @Test
  void whatOnlyGoesHasNothingToCopy() {
    browser.open(Rendered.FILE, Browser.LIGHT, 1280);

    assertThat(
            browser.list(
                """
                return [...document.querySelectorAll('[data-hunk]')]
                  .filter(card => !card.querySelector('ins') === !!card.querySelector('.copy'))
                  .map(card => card.id)
                """))
        .isEmpty();
  }

  @Test
  void aSessionIsPlayedLineByLine() {
    browser.open(Rendered.FILE, Browser.LIGHT, 1280);

    assertThat(
            browser.list(
                """
                const next = document.querySelector('.player button');
                next.focus();
                next.click();
                const seen = [];
                const see = () => {
                  const line = document.querySelector('.talk .now');
                  const states = [...document.querySelectorAll('.player .state dt')];
                  const told = document.querySelector('.said').textContent.includes(line.innerText);
                  told && document.activeElement === next
                    && seen.push(line.innerText + ': ' + states.map(each => each.innerText));
                };
                for (see(); next.ariaDisabled === 'false'; see()) {
                  next.click();
                }
                const lines = document.querySelectorAll('.talk')[0].querySelectorAll('li');
                return seen.length === lines.length ? seen : ['' + lines.length];
                """))
        .hasSizeGreaterThan(10)
        .allMatch(line -> line.toString().endsWith(": Client,Server"));
  }
}
