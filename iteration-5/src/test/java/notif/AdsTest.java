package notif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdsTest {
  private final Printed err = new Printed();
  private final Ads ads = new Ads(new Board(() -> 7), err.writer());

  @ParameterizedTest
  @ValueSource(strings = {"no-such-file", "src"})
  void aFileThatCannotBeReadIsReported(String file) throws InterruptedException {
    ads.read(Path.of(file));
    assertThat(err.line()).isEqualTo("cannot read " + file + "; waiting for it");
  }

  @Test
  void inputThatCannotBeReadIsReported() throws InterruptedException {
    InputStream before = System.in;
    System.setIn(
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("for this test");
          }
        });
    ads.read(null);
    assertThat(err.line()).isEqualTo("cannot read standard input: for this test");
    System.setIn(before);
  }
}
