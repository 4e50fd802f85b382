package notif.page;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.asciidoctor.ast.PhraseNode;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.InlineMacroProcessor;
import org.asciidoctor.log.LogRecord;
import org.asciidoctor.log.Severity;

/**
 * The macro {@code test:5/SessionTest#stopEndsTheMode[]}, a link to the source of a test. A test
 * that is not there is logged as an error, which ends the build.
 */
final class TestLink extends InlineMacroProcessor {

  TestLink() {
    super("test");
  }

  @Override
  public PhraseNode process(StructuralNode parent, String target, Map<String, Object> attributes) {
    try {
      Path root = Path.of(parent.getDocument().getAttribute("project").toString());
      TestMethod test = TestMethod.find(new Project(root), target);
      String code = "<code>" + test.words() + "</code>";
      Map<String, Object> options = new HashMap<>();
      if (Includes.onPage(parent.getDocument())) {
        options.put("type", ":link");
        options.put("target", test.link());
        return createPhraseNode(parent, "anchor", code, Map.of(), options);
      }
      options.put("type", ":monospaced");
      return createPhraseNode(parent, "quoted", test.words(), Map.of(), options);
    } catch (PageException e) {
      String message = "test:" + target + "[]: " + e.getMessage();
      log(new LogRecord(Severity.ERROR, parent.getSourceLocation(), message));
      return createPhraseNode(parent, "quoted", target, Map.of());
    }
  }
}
