package notif.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The page holds every line of the eight programs: who follows it has them, byte for byte. */
class RoundTripTest {

  private static final int STEPS = 8;
  private static final Path ROOT = Path.of("../..");

  @Test
  void followingThePageGivesEveryIteration() throws IOException {
    Reader reader = new Reader(Rendered.page());
    for (int step = 1; step <= STEPS; step++) {
      Map<String, String> files = reader.follow(step);
      Map<String, String> expected = files(step);
      assertThat(files.keySet()).as("files of step %d", step).isEqualTo(expected.keySet());
      assertThat(files).as("step %d", step).isEqualTo(expected);
    }
  }

  @Test
  void theWholeFilesAreThoseOfEveryIteration() throws IOException {
    Document page = Rendered.page(Rendered.FOLDER.resolve("files.html"));
    for (int step = 1; step <= STEPS; step++) {
      int shown = step;
      List<Element> listings =
          page.select(".files details").stream().filter(file -> stands(file, shown)).toList();
      Map<String, String> expected = new TreeMap<>();
      files(step).forEach((path, text) -> expected.put(Path.of(path).getFileName() + "", text));
      Map<String, String> texts = new TreeMap<>();
      listings.forEach(
          file -> texts.put(file.selectFirst("summary").text(), text(page, file, shown)));
      assertThat(texts).as("step %d", step).isEqualTo(expected);
    }
  }

  private static String text(Document page, Element file, int step) {
    Element link = file.selectFirst("a");
    if (link != null) {
      return page.getElementById(link.attr("href").substring(1)).selectFirst("pre").wholeText();
    }
    Element code = file.selectFirst("pre").clone();
    code.select("b").removeIf(run -> !stands(run, step));
    return code.wholeText();
  }

  /**
   * Whether the style shows lines at a step: they came with {@code aN} and went with {@code dN}.
   */
  private static boolean stands(Element lines, int step) {
    return lines.classNames().stream()
        .allMatch(
            name -> {
              int number = Integer.parseInt(name.substring(1));
              return name.startsWith("a") ? number <= step : number > step;
            });
  }

  private static Map<String, String> files(int step) throws IOException {
    Path module = ROOT.resolve("iteration-" + step);
    Map<String, String> files = new TreeMap<>();
    for (String folder : List.of("src/main/java", "src/main/resources")) {
      Path start = module.resolve(folder);
      try (Stream<Path> walk = Files.walk(start)) {
        for (Path file : walk.filter(Files::isRegularFile).toList()) {
          String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
          files.put(start.relativize(file).toString(), text);
        }
      }
    }
    return files;
  }
}
