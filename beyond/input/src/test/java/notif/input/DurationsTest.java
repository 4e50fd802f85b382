package notif.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationsTest {
  private final Durations durations = new Durations();

  @Test
  void aDurationHasANumberAndAUnit() {
    assertThat(durations.convert("200ms")).isEqualTo(Duration.ofMillis(200));
    assertThat(durations.convert("5s")).isEqualTo(Duration.ofSeconds(5));
    assertThat(durations.convert("29m")).isEqualTo(Duration.ofMinutes(29));
    assertThat(durations.convert("1h")).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "0s", "-5s", "1.5s", "5 s", "5S", "1d", "9999999999s"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> durations.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("200ms, 5s, 29m or 1h");
  }
}
