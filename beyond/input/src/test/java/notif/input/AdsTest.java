package notif.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class AdsTest {
  private final InputStream standard = System.in;
  private final BlockingQueue<String> published = new LinkedBlockingQueue<>();
  private final Printed err = new Printed();
  private final Ads ads = new Ads();

  private void publish(String line) {
    if (line.isEmpty()) {
      throw new IllegalArgumentException("for this test");
    }
    published.add(line);
  }

  private void read(String... arguments) {
    new CommandLine(CommandSpec.create().addMixin("ads", CommandSpec.forAnnotatedObject(ads)))
        .parseArgs(arguments);
    ads.read(this::publish, err.writer());
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
    read();
    assertThat(next()).isEqualTo("Un café au 11e.");
    assertThat(next()).isEqualTo("Another.");
  }

  @Test
  void whatIsNoAdIsReportedAndTheNextLineIsPublished() throws InterruptedException {
    System.setIn(new ByteArrayInputStream("One.\n\nAnother.\n".getBytes(UTF_8)));
    read();
    assertThat(next()).isEqualTo("One.");
    assertThat(err.line()).isEqualTo("not published: line 2: for this test");
    assertThat(next()).isEqualTo("Another.");
  }

  @Test
  void whatIsNotUtf8IsReported() throws InterruptedException {
    System.setIn(new ByteArrayInputStream("Un caf\u00e9.\nAnother.\n".getBytes(ISO_8859_1)));
    read();
    assertThat(err.line()).isEqualTo("not published: line 1: it is not UTF-8");
    assertThat(next()).isEqualTo("Another.");
  }

  @Test
  void aCharacterThatIsCutOffIsNoFaultOfTheFile() throws InterruptedException {
    System.setIn(new ByteArrayInputStream(("a" + "é".repeat(600) + "\n").getBytes(UTF_8)));
    read();
    assertThat(next()).startsWith("aéé");
  }

  @Test
  void theLinesOfAnotherFileAreCountedAnew(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("ads"), "One.\nTwo.\n");
    read("--ads", file.toString());
    assertThat(next()).isEqualTo("One.");
    assertThat(next()).isEqualTo("Two.");
    Path newer = Files.writeString(folder.resolve("newer"), "Three.\n\n");
    Files.move(newer, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(next()).isEqualTo("Three.");
    assertThat(err.line()).isEqualTo("not published: line 2: for this test");
  }

  @Test
  void aFileIsFollowedAsItGrows(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("ads"), "One.\n");
    read("--ads", file.toString());
    assertThat(next()).isEqualTo("One.");
    Files.writeString(file, "Two.\n", StandardOpenOption.APPEND);
    assertThat(next()).isEqualTo("Two.");
  }

  @Test
  void anotherFileInItsPlaceIsReadFromItsStartAndTheOldOneToItsEnd(@TempDir Path folder)
      throws Exception {
    Path file = Files.writeString(folder.resolve("ads"), "One.\n");
    read("--ads", file.toString());
    assertThat(next()).isEqualTo("One.");
    Path newer = Files.writeString(folder.resolve("newer"), "A longer one.\n");
    Files.writeString(file, "Two.\nnot ended", StandardOpenOption.APPEND);
    Files.move(newer, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(next()).isEqualTo("Two.");
    assertThat(next()).isEqualTo("A longer one.");
    assertThat(err.line()).isEqualTo("not published: a line without an end");
  }

  @Test
  void aFileThatAnEditorHasSavedAnewGoesOn(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("ads"), "One.\nTw");
    read("--ads", file.toString());
    assertThat(next()).isEqualTo("One.");
    Path saved = Files.writeString(folder.resolve("saved"), "One.\nTwo.\nThree.\n");
    Files.move(saved, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(next()).isEqualTo("Two.");
    assertThat(next()).isEqualTo("Three.");
  }

  @Test
  void aFileThatHasBecomeShorterIsReadFromItsStart(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("ads"), "One.\nTwo.\n");
    read("--ads", file.toString());
    assertThat(next()).isEqualTo("One.");
    assertThat(next()).isEqualTo("Two.");
    Files.writeString(file, "New.\n");
    assertThat(next()).isEqualTo("New.");
  }

  @Test
  void aFileThatIsAwayForAWhileGoesOnWhereItWas(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("ads"), "One.\n");
    read("--ads", file.toString());
    assertThat(next()).isEqualTo("One.");
    Path away = Files.move(file, folder.resolve("away"));
    Files.createDirectory(file);
    assertThat(err.line()).isEqualTo("cannot read " + file + "; waiting for it");
    Files.delete(file);
    Files.move(away, file);
    Files.writeString(file, "Two.\n", StandardOpenOption.APPEND);
    assertThat(next()).isEqualTo("Two.");
    assertThat(published).isEmpty();
  }

  @Test
  void aNamedPipeTakesThePlaceOfAFileAndGoesOnWithItsNextWriter(@TempDir Path folder)
      throws Exception {
    Path pipe = folder.resolve("ads");
    Files.writeString(pipe, "A file.\n");
    read("--ads", pipe.toString());
    assertThat(next()).isEqualTo("A file.");
    Files.delete(pipe);
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Files.writeString(pipe, "One.\n", StandardOpenOption.WRITE);
    assertThat(next()).isEqualTo("One.");
    assertThat(published.poll(1, TimeUnit.SECONDS)).isNull(); // it looks meanwhile
    Files.writeString(pipe, "Two.\n", StandardOpenOption.WRITE);
    assertThat(next()).isEqualTo("Two.");
  }

  @Test
  void aLineOfAnyLengthIsNotKept() throws InterruptedException {
    int length = 10_000_000;
    String lines = "a".repeat(length) + "\r\nAnother.\r\n";
    System.setIn(new ByteArrayInputStream(lines.getBytes(UTF_8)));
    read();
    assertThat(next()).hasSizeBetween(401, 2000);
    assertThat(next()).isEqualTo("Another.");
  }

  @Test
  void theLastLineOfTheInputNeedsNoEnd() throws InterruptedException {
    System.setIn(new ByteArrayInputStream("One.\nTwo.".getBytes(UTF_8)));
    read();
    assertThat(next()).isEqualTo("One.");
    assertThat(next()).isEqualTo("Two.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-file", "src"})
  void aFileThatCannotBeReadIsReported(String file) throws InterruptedException {
    read("--ads", file);
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
    read();
    assertThat(err.line()).isEqualTo("cannot read standard input: for this test");
  }
}
