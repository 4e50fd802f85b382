package notif.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A file of {@code docs/breaks} or {@code docs/exercises}.
 *
 * <pre>
 * step: 4
 * name: value
 *
 * a text
 * ---- a rule
 * what follows it
 * </pre>
 */
record Lesson(Path file, Map<String, String> head, List<String> text, List<String> rest) {
  static Lesson read(Path file, String rule) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int gap = lines.indexOf("");
    int end = lines.indexOf(rule);
    assertThat(gap).as("the empty line of %s", file).isPositive();
    assertThat(end).as("the line '%s' of %s", rule, file).isGreaterThan(gap);
    Map<String, String> head =
        lines.subList(0, gap).stream()
            .map(line -> line.split(": ", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    Lesson lesson =
        new Lesson(file, head, lines.subList(gap + 1, end), lines.subList(end + 1, lines.size()));
    assertThat(file.getFileName().toString()).startsWith("step-" + lesson.step() + ".");
    return lesson;
  }

  String head(String name) {
    assertThat(head).as("the head of %s", file).containsKey(name);
    return head.get(name);
  }

  int step() {
    return Integer.parseInt(head("step"));
  }
}
