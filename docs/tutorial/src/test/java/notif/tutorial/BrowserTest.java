package notif.tutorial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The page in a real browser. */
@Tag("browser")
@DisabledIfEnvironmentVariable(
    named = "CI",
    matches = "true",
    disabledReason = "continuous integration has no browser")
class BrowserTest {

  /** It misses classes for the newest browser, which we do not use; the field keeps the setting. */
  private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools");

  private static ChromeDriver browser;

  @BeforeAll
  static void open() {
    DEVTOOLS.setLevel(Level.OFF);
    Optional<Path> chromium = program("chromium").or(() -> program("google-chrome"));
    Optional<Path> driver = program("chromedriver");
    assumeTrue(
        chromium.isPresent() && driver.isPresent(),
        "skipped: this machine has no Chromium, or no chromedriver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.get().toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars");
    options.addArguments("--disable-background-networking", "--disable-component-update");
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(driver.get().toFile()).build(),
            options);
    browser.get(Rendered.FILE.toAbsolutePath().toUri().toString());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.quit();
    }
  }

  @Test
  void axeFindsNothingToComplainOf() throws IOException {
    show("light", 1280);

    assertThat(violations("{}")).isEmpty();
  }

  @Test
  void theContrastIsEnoughInTheDarkToo() throws IOException {
    show("dark", 390);

    assertThat(violations("{runOnly: ['color-contrast']}")).isEmpty();
  }

  @Test
  void nothingIsRequested() {
    assertThat(browser.executeScript("return performance.getEntriesByType('resource').length"))
        .isEqualTo(0L);
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 390, 1280})
  void nothingButCodeScrollsSideways(int width) {
    show("light", width);

    assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
        .isEqualTo((long) width);
  }

  @Test
  void copyingAChangeGivesTheNewCodeAlone() {
    show("light", 1280);
    List<Element> cards = Rendered.page().select("[data-hunk]");
    assertThat(cards).isNotEmpty();
    for (Element card : cards) {
      Element code = card.selectFirst("pre").clone();
      code.select("del").remove();
      assertThat(copied(card.id())).as(card.id()).isEqualTo(code.wholeText().stripTrailing());
    }
  }

  @Test
  void aReaderMayLookAtTheResultAlone() {
    show("light", 1280);
    browser.executeScript("document.getElementById('result').click()");

    assertThat(browser.executeScript("return document.querySelector('del').offsetHeight"))
        .isEqualTo(0L);
  }

  @Test
  void aLinkChoosesTheStepOfTheWholeFiles() {
    browser.executeScript("location.hash = 'files-1'");
    assertThat(shown(".files b.a2")).isZero();
    assertThat(shown(".files b.d2")).isPositive();

    browser.executeScript("location.hash = 'files-2'");
    assertThat(shown(".files b.a2:not(.d3, .d4, .d5, .d6, .d7, .d8)")).isPositive();
    assertThat(shown(".files b.d2")).isZero();
  }

  private static List<?> violations(String options) throws IOException {
    try (InputStream script = BrowserTest.class.getResourceAsStream("/axe.min.js")) {
      browser.executeScript(new String(script.readAllBytes(), UTF_8));
    }
    String run =
        "const done = arguments[0]; axe.run(%s).then(found =>"
            + " done(found.violations.map(fault => fault.id + ' ' + fault.nodes[0].html)))";
    return (List<?>) browser.executeAsyncScript(run.formatted(options));
  }

  private static long shown(String selector) {
    String script =
        "document.querySelectorAll('.files details').forEach(d => d.open = true);"
            + "return [...document.querySelectorAll(arguments[0])]"
            + ".filter(e => e.getClientRects().length > 0).length";
    return (Long) browser.executeScript(script, selector);
  }

  private static String copied(String id) {
    String script =
        "getSelection().selectAllChildren(document.querySelector('#' + arguments[0] + ' pre'));"
            + "return getSelection().toString()";
    return browser.executeScript(script, id).toString().stripTrailing();
  }

  private static void show(String scheme, int width) {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
  }

  private static Optional<Path> program(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
