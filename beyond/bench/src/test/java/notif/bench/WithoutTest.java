package notif.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What {@code record} measures: programs that lack one measure, and are programs still. */
class WithoutTest {
  private static final Path PROGRAM = Path.of("../../iteration-8");

  @TestFactory
  Stream<DynamicTest> thePatchFitsAndTheProgramCompiles(@TempDir Path folder) throws IOException {
    try (Stream<Path> patches = Files.list(Path.of("without"))) {
      List<Path> all = patches.sorted().toList();
      assertThat(all).isNotEmpty();
      return all.stream().map(patch -> dynamicTest("" + patch, () -> compile(patch, folder)));
    }
  }

  private static void compile(Path patch, Path folder) throws Exception {
    List<String> lines = Files.readAllLines(patch);
    Path changed = Path.of(lines.get(1).substring("+++ b/".length()));
    Patch<String> parsed = UnifiedDiffUtils.parseUnifiedDiff(lines);
    List<String> program = parsed.applyTo(Files.readAllLines(PROGRAM.resolve(changed)));
    Path source = folder.resolve(changed.getFileName());
    Files.write(source, program);

    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String classes = System.getProperty("java.class.path");
    String[] options = {"-proc:none", "-d", folder.toString(), "-cp", classes, source.toString()};
    assertThat(compiler.run(null, null, null, options)).as("the compiler's errors").isZero();
  }
}
