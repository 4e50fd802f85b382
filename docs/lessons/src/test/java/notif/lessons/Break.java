package notif.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import notif.Variant;
import notif.page.Fitting;
import notif.page.Headed;

/**
 * What breaks if a line is left out: a change of one file, the test that sees it, and what it says.
 * Whatever differs from run to run is left out of that.
 */
record Break(Path file, Headed lesson) {
  private static final String CUT = "fails with";
  private static final int LINES = 12; // of a failure's message
  private static final Pattern TRACE = Pattern.compile("^\\s+(at |\\.\\.\\. \\d+ )");
  private static final String CAUTION = "Be aware that the state of the future"; // of AssertJ

  static Break read(Path file) throws IOException {
    return new Break(file, Headed.parse("" + file.getFileName(), Files.readString(file), CUT));
  }

  private Iteration iteration() {
    return new Iteration(lesson.step());
  }

  private String name() {
    return lesson.name();
  }

  private List<String> tests() {
    String[] test = lesson.get("test").split("#");
    return List.of(
        "--select-class=notif." + test[0],
        "--include-methodname=notif\\." + test[0] + "#" + test[1]);
  }

  /** The test must pass as long as the line is there, and fail as it is recorded without it. */
  void check() throws IOException, InterruptedException {
    Variant.Failure whole =
        iteration().test(name() + "-whole", iteration().classes(), List.of(), tests());
    assertThat(whole).as("how %s fails, with nothing left out", lesson.get("test")).isNull();
    assertThat(failure())
        .as("how %s fails; -Precord records it in %s", lesson.get("test"), file)
        .isEqualTo(lesson.second());
  }

  /** Puts down how the test fails. */
  void record() throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.subList(lines.indexOf("---- " + CUT) + 1, lines.size()).clear();
    lines.addAll(failure());
    Files.write(file, lines);
  }

  private List<String> failure() throws IOException, InterruptedException {
    String source = Path.of(lesson.get("file")).getFileName().toString();
    Fitting change = new Fitting(lesson.get("file"), lesson.first());
    Path classes = iteration().classes(name(), Map.of(source, change::applyTo));
    Variant.Failure failure = iteration().test(name(), classes, List.of(), tests());
    assertThat(failure)
        .as("how %s fails; it passes without the line", lesson.get("test"))
        .isNotNull();
    return shown(failure);
  }

  /** The message, and where the test was. */
  private List<String> shown(Variant.Failure failure) {
    List<String> lines = new ArrayList<>();
    lines.add(failure.test());
    failure.text().stream()
        .takeWhile(line -> !line.startsWith("\tCaused by: "))
        .filter(line -> !line.isBlank() && !TRACE.matcher(line).find())
        .filter(line -> !line.contains(CAUTION))
        .map(line -> line.replaceFirst("^\t", "").stripTrailing())
        .map(line -> line.replaceAll("@[0-9a-f]{5,}", "@…"))
        .limit(LINES)
        .forEach(lines::add);
    frame(failure, "\tat notif." + lesson.get("test").replaceFirst("#.*", "."))
        .or(() -> frame(failure, "\tat notif."))
        .ifPresent(lines::add);
    return lines;
  }

  private static Optional<String> frame(Variant.Failure failure, String start) {
    return failure.text().stream()
        .map(line -> line.replaceFirst("^\t", ""))
        .filter(line -> line.startsWith(start))
        .map(line -> line.replace("\t", "    ").replaceFirst(":\\d+\\)", ")"))
        .findFirst();
  }
}
