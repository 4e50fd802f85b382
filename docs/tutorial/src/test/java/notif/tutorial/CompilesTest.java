package notif.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever types a step has a program that compiles at the end of each of its chapters. */
class CompilesTest {

  private static final String NOT_YET = "compiles again";
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  @TempDir private Path folder;

  @Test
  void afterEachChapterTheProgramCompilesUnlessItSaysSo() throws IOException {
    int checked = 0;
    for (int step = 1; step <= 8; step++) {
      Map<String, Typed> files = before(step);
      for (Element chapter : Rendered.page().select("#step-" + step + " + .sectionbody > .sect2")) {
        if (type(chapter, files)) {
          String title = chapter.selectFirst("h3").text();
          String faults = compile(files, "" + checked++);
          assertThat(faults.isEmpty())
              .as("step %d compiles after %s %s", step, title, faults)
              .isEqualTo(!chapter.text().contains(NOT_YET));
        }
      }
    }
    assertThat(checked).isGreaterThan(30);
  }

  private static Map<String, Typed> before(int step) {
    Map<String, Typed> files = new TreeMap<>();
    Rendered.files(step - 1).forEach((file, text) -> files.put(file, new Typed(text)));
    files.keySet().removeIf(file -> !file.endsWith(".java"));
    return files;
  }

  /** Does what a chapter says, and returns whether there was something to do. */
  private static boolean type(Element chapter, Map<String, Typed> files) {
    Elements cards = chapter.select("[data-new$=.java], [data-hunk$=.java]");
    cards.forEach(card -> Reader.type(card, files));
    return !cards.isEmpty();
  }

  /** What the compiler complains of. */
  private String compile(Map<String, Typed> files, String name) throws IOException {
    Path sources = Files.createDirectories(folder.resolve(name));
    List<Path> paths = new ArrayList<>();
    for (Map.Entry<String, Typed> file : files.entrySet()) {
      Path path = sources.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      paths.add(Files.writeString(path, file.getValue().text()));
    }
    List<String> options = List.of("-proc:none", "-d", sources.resolve("classes").toString());
    StringWriter faults = new StringWriter();
    try (StandardJavaFileManager manager = COMPILER.getStandardFileManager(null, null, null)) {
      COMPILER
          .getTask(faults, manager, null, options, null, manager.getJavaFileObjectsFromPaths(paths))
          .call();
    }
    return faults.toString();
  }
}
