package notif.tutorial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The pages as the build has rendered them. */
final class Rendered {

  static final Path FOLDER = Path.of("target/tutorial");
  static final Path FILE = FOLDER.resolve("index.html");

  private Rendered() {}

  /** The tutorial first, then what stands beside it. */
  static List<Path> pages() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      Stream<Path> others =
          files.filter(file -> file.toString().endsWith(".html") && !file.equals(FILE)).sorted();
      return Stream.concat(Stream.of(FILE), others).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Document page() {
    return page(FILE);
  }

  static Document page(Path file) {
    return Jsoup.parse(text(file));
  }

  /** The lines of code of the tutorial that are not blank. */
  static Stream<String> code() {
    return page().select("figure pre").stream()
        .flatMap(code -> code.wholeText().lines())
        .filter(line -> !line.isBlank());
  }

  /** The files of an iteration by their paths below its source folders; none of the 0th. */
  static Map<String, String> files(int step) {
    Map<String, String> files = new TreeMap<>();
    for (String folder : List.of("src/main/java", "src/main/resources")) {
      Path start = Path.of("../../iteration-" + step, folder);
      try (Stream<Path> walk = step == 0 ? Stream.empty() : Files.walk(start)) {
        walk.filter(Files::isRegularFile)
            .forEach(file -> files.put(start.relativize(file).toString(), text(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
