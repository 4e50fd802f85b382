package notif.tutorial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The page as the build has rendered it. */
final class Rendered {

  static final Path FILE = Path.of("target/tutorial/index.html");

  private Rendered() {}

  static Document page() {
    return Jsoup.parse(text());
  }

  static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
