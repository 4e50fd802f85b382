package notif.input;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as options write them: {@code 200ms}, {@code 5s}, {@code 29m}, {@code 1h}. */
public final class Durations implements ITypeConverter<Duration> {
  /**
   * Reads a duration.
   *
   * @throws TypeConversionException if the text is none
   */
  @Override
  public Duration convert(String text) {
    if (!text.matches("[1-9]\\d{0,8}ms|[1-9]\\d{0,5}[smh]")) {
      throw new TypeConversionException("'" + text + "' is no duration like 200ms, 5s, 29m or 1h");
    }
    return text.endsWith("ms")
        ? Duration.ofMillis(Long.parseLong(text.replace("ms", "")))
        : Duration.parse("PT" + text);
  }
}
