package notif.page;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What a step changes, as {@code git apply} and {@code patch -p1} read it: paths are those below
 * the folder of the module.
 *
 * @param added how many lines come
 * @param removed how many lines go
 * @param created how many files are new
 * @param text the patch
 */
record StepPatch(int added, int removed, int created, String text) {

  private static final int CONTEXT = 3;
  private static final String NOTHING = "/dev/null";

  /** The patch that makes a step from the one before. */
  static StepPatch of(Project project, int step) {
    TreeSet<String> files = new TreeSet<>(project.files(step - 1));
    files.addAll(project.files(step));
    StringBuilder text = new StringBuilder();
    int created = 0;
    for (String file : files) {
      Source from = project.find(step - 1, file).orElse(null);
      Source to = project.find(step, file).orElse(null);
      if (!Objects.equals(from, to)) {
        text.append(diff(from, to));
        created += from == null ? 1 : 0;
      }
    }
    List<String> lines = text.toString().lines().toList();
    return new StepPatch(count(lines, "+"), count(lines, "-"), created, text.toString());
  }

  private static int count(List<String> lines, String sign) {
    String head = sign.repeat(3) + " ";
    return (int)
        lines.stream().filter(line -> line.startsWith(sign) && !line.startsWith(head)).count();
  }

  private static String diff(Source from, Source to) {
    List<String> before = from == null ? List.of() : from.lines();
    List<String> after = to == null ? List.of() : to.lines();
    String path = from == null ? to.path() : from.path();
    StringBuilder diff = new StringBuilder("diff --git a/%1$s b/%1$s\n".formatted(path));
    diff.append(from == null ? "new file mode 100644\n" : "");
    diff.append(to == null ? "deleted file mode 100644\n" : "");
    diff.append("--- ").append(from == null ? NOTHING : "a/" + path).append("\n");
    diff.append("+++ ").append(to == null ? NOTHING : "b/" + path).append("\n");
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff(
            "a", "b", before, DiffUtils.diff(before, after), CONTEXT);
    for (String line : lines.subList(Math.min(2, lines.size()), lines.size())) {
      boolean ends = line.endsWith("\n") || line.startsWith("@@");
      diff.append(line).append(line.endsWith("\n") ? "" : "\n");
      diff.append(ends ? "" : "\\ No newline at end of file\n");
    }
    return diff.toString();
  }
}
