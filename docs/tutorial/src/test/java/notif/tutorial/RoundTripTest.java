package notif.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The page holds every line of the eight programs: who follows it has them, byte for byte. */
class RoundTripTest {

  private static final int STEPS = 8;

  @Test
  void followingThePageGivesEveryIteration() {
    Reader reader = new Reader(Rendered.page());
    for (int step = 1; step <= STEPS; step++) {
      Map<String, String> files = reader.follow(step);
      Map<String, String> expected = Rendered.files(step);
      assertThat(files.keySet()).as("files of step %d", step).isEqualTo(expected.keySet());
      assertThat(files).as("step %d", step).isEqualTo(expected);
    }
  }

  @Test
  void theWholeFilesAreThoseOfEveryIteration() {
    Document page = Rendered.page(Rendered.FOLDER.resolve("files.html"));
    for (int step = 1; step <= STEPS; step++) {
      int shown = step;
      List<Element> listings =
          page.select(".files details").stream().filter(file -> stands(file, shown)).toList();
      Map<String, String> expected = new TreeMap<>();
      Rendered.files(step)
          .forEach((path, text) -> expected.put(Path.of(path).getFileName() + "", text));
      Map<String, String> texts = new TreeMap<>();
      listings.forEach(file -> texts.put(file.selectFirst("summary").text(), text(file, shown)));
      assertThat(texts).as("step %d", step).isEqualTo(expected);
    }
  }

  private static String text(Element file, int step) {
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
}
