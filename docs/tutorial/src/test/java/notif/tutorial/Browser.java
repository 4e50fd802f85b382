package notif.tutorial;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, one for all tests of a run, which are given it as a parameter. */
final class Browser implements AutoCloseable {

  static final String LIGHT = "light";
  static final String DARK = "dark";

  /** For axe, on a machine that has other work too. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** It misses classes for the newest browser, which we do not use; the field keeps the setting. */
  private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools");

  private static final Pattern REQUEST =
      Pattern.compile("Network\\.requestWillBeSent\".*\"request\":.*?\"url\":\"([^\"]*)\"");

  private final ChromeDriver driver;

  private Browser(Path chromium, Path chromedriver) {
    DEVTOOLS.setLevel(Level.OFF);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars");
    options.addArguments("--disable-background-networking", "--disable-component-update");
    options.setScriptTimeout(PATIENCE);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.toFile()).build(),
            options);
  }

  /** Shows a page afresh: in a scheme, so many pixels wide, its scripts allowed. */
  void open(Path page, String scheme, int width) {
    allowScripts(true);
    command(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    load(page);
    script("return new Promise(done => requestIdleCallback(done))"); // what is added is there
  }

  void openWithoutScripts(Path page) {
    open(page, LIGHT, 1280);
    allowScripts(false);
    load(page);
  }

  private void load(Path page) {
    driver.get("about:blank");
    driver.get(page.toAbsolutePath().toUri().toString());
  }

  /** The page's own scripts; those of the tests run in any case. */
  private void allowScripts(boolean allowed) {
    command("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
  }

  Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  long number(String script, Object... arguments) {
    return ((Number) script(script, arguments)).longValue();
  }

  List<?> list(String script, Object... arguments) {
    return (List<?>) script(script, arguments);
  }

  /** What has been requested since this was asked last, but for {@code data:}. */
  List<String> requests() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(entry -> REQUEST.matcher(entry.getMessage()))
        .filter(Matcher::find)
        .map(request -> request.group(1))
        .filter(url -> !url.startsWith("data:"))
        .toList();
  }

  ChromeDriver driver() {
    return driver;
  }

  /** A command of the DevTools protocol. */
  Map<String, Object> command(String name, Map<String, Object> parameters) {
    return driver.executeCdpCommand(name, parameters);
  }

  @Override
  public void close() {
    driver.quit();
  }

  /** Starts it before the first test that asks for it; JUnit closes it after the last. */
  static final class Start implements BeforeAllCallback, ParameterResolver {

    @Override
    public void beforeAll(ExtensionContext context) {
      boolean found = program("chromium").isPresent() && program("chromedriver").isPresent();
      if (!found && "true".equals(System.getenv("CI"))) {
        throw new IllegalStateException("the gate needs chromium and chromedriver: see .ci/run");
      }
      assumeTrue(found, "skipped: this machine has no chromium, or no chromedriver");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .computeIfAbsent(
              Browser.class,
              key -> new Browser(program("chromium").get(), program("chromedriver").get()),
              Browser.class);
    }

    private static Optional<Path> program(String name) {
      return Stream.of(System.getenv("PATH").split(File.pathSeparator))
          .map(folder -> Path.of(folder, name))
          .filter(Files::isExecutable)
          .findFirst();
    }
  }
}
