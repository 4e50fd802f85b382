package notif.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** The pages are HTML as the standard wants it. */
class ValidityTest {

  /** A property of SVG that its list of CSS lacks; and what it says at the end. */
  private static final Pattern NO_FAULT =
      Pattern.compile(
          "(?s)Error: CSS: .paint-order.: Property .paint-order. doesn't exist\\.\nFrom [^\n]*\n"
              + "|(There were (errors|warnings).*|Document checking completed.*)$");

  /** Its grammar of HTML goes deep: the stack of a thread as usual does not hold it. */
  private static final Executor DEEP =
      task -> new Thread(null, task, "validator", 256 * 1024 * 1024).start();

  @ParameterizedTest
  @MethodSource("notif.tutorial.Rendered#pages")
  void thePageIsValid(Path page) {
    String said = CompletableFuture.supplyAsync(() -> validate(page), DEEP).join();

    assertThat(NO_FAULT.matcher(said).replaceAll("")).isBlank();
  }

  private static String validate(Path page) {
    EmbeddedValidator validator = new EmbeddedValidator();
    validator.setOutputFormat(EmbeddedValidator.OutputFormat.TEXT);
    try {
      return validator.validate(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }
}
