package notif.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.asciidoctor.ast.Cursor;
import org.asciidoctor.ast.Document;
import org.asciidoctor.extension.IncludeProcessor;
import org.asciidoctor.extension.PreprocessorReader;
import org.asciidoctor.log.LogRecord;
import org.asciidoctor.log.Severity;

/**
 * Answers the include directives of the tutorial.
 *
 * <ul>
 *   <li>{@code include::diff:notif/Session.java[from=4,to=5]}: what changes in a file, a card for
 *       each hunk; {@code hunk=announce} takes one of them, {@code diff:*} all files of the step.
 *   <li>{@code include::whole:notif/Session.java[step=5]}: the whole file, folded; {@code whole:*}
 *       all files, with {@code from=4} only those that are not the same as in step 4 nor new.
 *   <li>{@code include::files:*[steps=8]}: the files of all steps in one place, folded; a link to
 *       {@code #files-5} shows them as they are after step 5.
 *   <li>{@code include::session:recorded.session[]}: a session as transcript and drawing; {@code
 *       session:*[step=5]} those that begin to hold at a step, folded, {@code without=recorded} all
 *       but those that stand elsewhere on the page.
 *   <li>{@code include::curve:deliveries.csv[]}: recorded figures of {@code docs/figures}, drawn.
 * </ul>
 *
 * <p>A directive that has nothing to show is logged as an error, which ends the build.
 */
final class Includes extends IncludeProcessor {

  private static final Pattern TARGET = Pattern.compile("(diff|whole|files|session|curve):.*");
  private static final String FENCE = "+".repeat(64);

  @Override
  public boolean handles(String target) {
    return TARGET.matcher(target).matches();
  }

  @Override
  public void process(
      Document document, PreprocessorReader reader, String target, Map<String, Object> attributes) {
    List<Card.Rendered> blocks = new ArrayList<>();
    try {
      if (!document.hasAttribute("project")) {
        throw new PageException("the attribute project says nowhere where the iterations are");
      }
      Path root = Path.of(document.getAttribute("project").toString());
      blocks.addAll(new Answers(new Project(root)).to(Directive.of(target, attributes)));
    } catch (PageException e) {
      String message = "include::" + target + "[]: " + e.getMessage();
      Cursor here = new Here(reader.getFile(), reader.getLineNumber() - 1);
      log(new LogRecord(Severity.ERROR, here, message));
    }
    // Not named like a text file, whose lines Asciidoctor would search for directives.
    reader.pushInclude(lines(blocks), target + "[]", target, 1, Map.of());
  }

  /**
   * Blocks that Asciidoctor passes through as they are. It knows their ids from the line before, so
   * that the text can point to them.
   */
  private static String lines(List<Card.Rendered> blocks) {
    StringBuilder lines = new StringBuilder();
    for (Card.Rendered block : blocks) {
      lines.append(block.id().isEmpty() ? "" : "[[" + block.id() + "]]\n");
      lines.append(FENCE + "\n").append(block.html()).append("\n" + FENCE + "\n\n");
    }
    return lines.toString();
  }

  /** The line of a directive. */
  private static final class Here implements Cursor {

    private final String file;
    private final int line;

    Here(String file, int line) {
      this.file = file;
      this.line = line;
    }

    @Override
    public int getLineNumber() {
      return line;
    }

    @Override
    public String getPath() {
      return file;
    }

    @Override
    public String getDir() {
      return null;
    }

    @Override
    public String getFile() {
      return file;
    }

    @Override
    public String toString() {
      return file + ": line " + line;
    }
  }
}
