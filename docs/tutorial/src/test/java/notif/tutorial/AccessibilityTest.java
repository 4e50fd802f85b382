package notif.tutorial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** The pages for those who hear them, and for those who have a keyboard alone. */
@Tag("browser")
@ExtendWith(Browser.Start.class)
class AccessibilityTest {

  /** What is of no use to a listener without a name. */
  private static final Set<String> NAMED =
      Set.of("navigation", "image", "link", "button", "radio", "heading");

  private final Browser browser;

  AccessibilityTest(Browser browser) {
    this.browser = browser;
  }

  @ParameterizedTest
  @MethodSource("looks")
  void axeFindsNothingToComplainOf(Path page, String scheme, int width) throws IOException {
    browser.open(page, scheme, width);
    browser.script("document.querySelectorAll('details').forEach(each => each.open = true)");
    try (InputStream script = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
      browser.script(new String(script.readAllBytes(), UTF_8));
    }
    Object faults =
        browser
            .driver()
            .executeAsyncScript(
                """
                const done = arguments[0];
                axe.run({resultTypes: ['violations']}).then(found => done(found.violations.map(
                  fault => fault.id + ': ' + fault.help + ' ' + fault.nodes[0].html)));
                """);

    assertThat((List<?>) faults).isEmpty();
  }

  static Stream<Arguments> looks() {
    return Rendered.pages().stream()
        .flatMap(
            page ->
                Stream.of(
                    Arguments.of(page, Browser.LIGHT, 1280),
                    Arguments.of(page, Browser.DARK, 390)));
  }

  @ParameterizedTest
  @MethodSource("notif.tutorial.Rendered#pages")
  void aListenerIsToldWhatEverythingIs(Path page) {
    browser.open(page, Browser.LIGHT, 1280);
    browser.command("Accessibility.enable", Map.of());
    List<?> tree = (List<?>) browser.command("Accessibility.getFullAXTree", Map.of()).get("nodes");
    List<String> roles =
        tree.stream().map(Map.class::cast).map(node -> value(node, "role")).toList();

    assertThat(roles).contains("navigation", "banner", "heading");
    assertThat(roles.stream().filter("main"::equals)).hasSize(1);
    assertThat(
            tree.stream()
                .map(Map.class::cast)
                .filter(node -> NAMED.contains(value(node, "role")))
                .filter(node -> value(node, "name").isBlank())
                .map(node -> value(node, "role") + " " + html(node)))
        .as("without a name")
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("notif.tutorial.Rendered#pages")
  void tabLeadsThroughEverythingAndIsSeen(Path page) {
    browser.open(page, Browser.LIGHT, 1280);
    long wanted =
        browser.number(
            """
            window.stops = [...document.querySelectorAll(
                'a[href], button, input, summary, [tabindex], textarea, select')]
              .filter(each => each.checkVisibility({visibilityProperty: true}) && !each.disabled)
              .filter(each => each.tabIndex >= 0)
              .filter(each => !each.matches('pre, figure') || each.scrollWidth > each.clientWidth)
              .filter(each => each.type !== 'radio' || each.checked);
            window.reached = new Set();
            window.unseen = [];
            addEventListener('focusin', ({target}) => {
              reached.add(target);
              const style = getComputedStyle(target);
              if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 1) {
                unseen.push(target.outerHTML.slice(0, 120));
              }
            });
            return stops.length
            """);
    List<?> left = List.of("");
    for (long typed = 0; typed < 2 * wanted && !left.isEmpty(); typed += 100) {
      new Actions(browser.driver()).sendKeys(Keys.TAB.toString().repeat(100)).perform();
      left =
          browser.list(
              "return stops.filter(each => !reached.has(each)).map(each => each.outerHTML)");
    }

    assertThat(left).as("not reached").isEmpty();
    assertThat(browser.list("return unseen")).as("reached, and not seen").isEmpty();
  }

  @Test
  void arrowsChooseTheView() {
    browser.open(Rendered.FILE, Browser.LIGHT, 1280);
    browser.script("document.querySelector('[type=radio]:checked').focus()");
    new Actions(browser.driver()).sendKeys(Keys.ARROW_DOWN).perform();

    assertThat(browser.script("return document.querySelector('[type=radio]:checked').id"))
        .isEqualTo(browser.script("return document.activeElement.id"))
        .isEqualTo("result");
  }

  private static String value(Map<?, ?> node, String property) {
    return node.get(property) instanceof Map<?, ?> found && found.get("value") != null
        ? found.get("value").toString()
        : "";
  }

  private String html(Map<?, ?> node) {
    Map<String, Object> id = Map.of("backendNodeId", node.get("backendDOMNodeId"));
    String html = browser.command("DOM.getOuterHTML", id).get("outerHTML").toString();
    return html.substring(0, Math.min(120, html.length()));
  }
}
