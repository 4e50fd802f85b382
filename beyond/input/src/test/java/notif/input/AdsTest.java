package notif.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import notif.Printed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdsTest {
  private final InputStream standard = System.in;
  private final BlockingQueue<String> published = new LinkedBlockingQueue<>();
  private final Printed err = new Printed();
  private final Ads ads = new Ads(this::publish, err.writer());

  private void publish(String line) {
    if (line.isEmpty()) {
      throw new IllegalArgumentException("for this test");
    }
    published.add(line);
  }

  private String next() throws InterruptedException {
    return published.poll(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void restoreInput() {
    System.setIn(standard);
  }

  @Test
  void eachLineOfTheInputIsPublished() throws InterruptedException {
    System.setIn(new ByteArrayInputStream("Un café au 11e.\nAnother.\n".getBytes(UTF_8)));
    ads.read(null);
    assertThat(next()).isEqualTo("Un café au 11e.");
    assertThat(next()).isEqualTo("Another.");
  }

  @Test
  void whatIsNoAdIsReportedAndTheNextLineIsPublished() throws InterruptedException {
    System.setIn(new ByteArrayInputStream("\nAnother.\n".getBytes(UTF_8)));
    ads.read(null);
    assertThat(err.line()).isEqualTo("not published: for this test");
    assertThat(next()).isEqualTo("Another.");
  }

  @Test
  void aFileIsFollowedAsItGrows(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("ads"), "One.\n");
    ads.read(file);
    assertThat(next()).isEqualTo("One.");
    Files.writeString(file, "Two.\n", StandardOpenOption.APPEND);
    assertThat(next()).isEqualTo("Two.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-file", "src"})
  void aFileThatCannotBeReadIsReported(String file) throws InterruptedException {
    ads.read(Path.of(file));
    assertThat(err.line()).isEqualTo("cannot read " + file + "; waiting for it");
  }

  @Test
  void inputThatCannotBeReadIsReported() throws InterruptedException {
    System.setIn(
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("for this test");
          }
        });
    ads.read(null);
    assertThat(err.line()).isEqualTo("cannot read standard input: for this test");
  }
}
