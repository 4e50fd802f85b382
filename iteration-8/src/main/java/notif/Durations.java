package notif;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as options write them: {@code 200ms}, {@code 5s}, {@code 29m}, {@code 1h}. */
final class Durations implements ITypeConverter<Duration> {
  private static final Pattern MILLIS = Pattern.compile("([1-9]\\d{0,8})ms");
  private static final Pattern LONGER = Pattern.compile("[1-9]\\d{0,5}[smh]");

  @Override
  public Duration convert(String text) {
    Matcher millis = MILLIS.matcher(text);
    if (millis.matches()) {
      return Duration.ofMillis(Long.parseLong(millis.group(1)));
    }
    if (LONGER.matcher(text).matches()) {
      return Duration.parse("PT" + text);
    }
    throw new TypeConversionException("'" + text + "' is no duration like 200ms, 5s, 29m or 1h");
  }
}
