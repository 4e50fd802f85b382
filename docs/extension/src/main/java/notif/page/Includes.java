package notif.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 *   <li>{@code include::code:beyond/…/Transport.java[]}: a file of no step, whole, by its path.
 *   <li>{@code include::files:*[steps=8]}: links to the whole files of all steps, which {@link
 *       FilesPage} writes beside the page.
 *   <li>{@code include::patch:*[step=5]}: a step as a whole: its files, its patch, the command that
 *       shows its changes.
 *   <li>{@code include::counts:steps[]}: how much each step changes, and the sessions that it is
 *       the first to play; {@code include::matrix:sessions[]}: which session holds for which step,
 *       as recorded in {@code docs/figures}.
 *   <li>{@code include::session:recorded.session[]}: a session as transcript and drawing; {@code
 *       session:*[step=5]} those that begin to hold at a step, folded, {@code without=recorded} all
 *       but those that stand elsewhere on the page.
 *   <li>{@code include::run:step-5-hand.run[]}: what was typed and printed, of {@code docs/runs}.
 *   <li>{@code include::drawing:step-5.svg[]}: a drawing of {@code docs/drawings}.
 *   <li>{@code include::break:step-5.break[]}: a line that is left out, and the test that fails, of
 *       {@code docs/breaks}.
 *   <li>{@code include::exercise:step-5.exercise[]}: a task and one way to do it, folded, of {@code
 *       docs/exercises}.
 *   <li>{@code include::curve:deliveries.csv[]}: recorded figures of {@code docs/figures}, drawn.
 * </ul>
 *
 * <p>On the page the blocks are HTML; in a book, which has another backend, they are listings in
 * AsciiDoc. A directive that has nothing to show is logged as an error, which ends the build.
 */
final class Includes extends IncludeProcessor {

  private static final String SHOWN = "changes-shown"; // of the document: the ids, so far
  private static final String FENCE = "+".repeat(64);

  @Override
  public boolean handles(String target) {
    return Directive.isOne(target);
  }

  @Override
  public void process(
      Document document, PreprocessorReader reader, String target, Map<String, Object> attributes) {
    List<Rendered> blocks = new ArrayList<>();
    try {
      if (!document.hasAttribute("project")) {
        throw new PageException("the attribute project says nowhere where the iterations are");
      }
      Path root = Path.of(document.getAttribute("project").toString());
      Set<String> shown =
          new LinkedHashSet<>(List.of(("" + document.getAttribute(SHOWN, "")).split(" ")));
      blocks.addAll(new Answers(new Project(root), shown).to(Directive.of(target, attributes)));
      document.setAttribute(SHOWN, String.join(" ", shown), true);
    } catch (PageException e) {
      String message = "include::" + target + "[]: " + e.getMessage();
      Cursor here = new Here(reader.getFile(), reader.getLineNumber() - 1);
      log(new LogRecord(Severity.ERROR, here, message));
    }
    // Not named like a text file, whose lines Asciidoctor would search for directives.
    String lines = lines(blocks, onPage(document));
    reader.pushInclude(lines, target + "[]", target, 1, Map.of());
  }

  /** Whether the text becomes the page; it may also become a book. */
  static boolean onPage(Document document) {
    return "html5".equals(document.getAttribute("backend"));
  }

  /**
   * Blocks that Asciidoctor passes through as they are. It knows their ids from the line before, so
   * that the text can point to them.
   */
  private static String lines(List<Rendered> blocks, boolean onPage) {
    StringBuilder lines = new StringBuilder();
    for (Rendered block : blocks) {
      boolean html = onPage && !block.html().isEmpty();
      lines.append(block.id().isEmpty() ? "" : "[[" + block.id() + "]]\n");
      lines.append(html ? FENCE + "\n" + block.html() + "\n" + FENCE : block.plain());
      lines.append("\n\n");
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
