package notif.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.asciidoctor.ast.Document;
import org.asciidoctor.ast.Section;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.Postprocessor;

/**
 * Puts the converted text into the frame of the page: the style, the table of contents at the left,
 * the landmarks. The policy in its head forbids every request, so that the page is whole by itself.
 */
final class Page extends Postprocessor {

  @Override
  public String process(Document document, String html) {
    if (!"html5".equals(document.getAttribute("backend"))) {
      return html;
    }
    return resource("page.html")
        .replace("{{title}}", Objects.requireNonNullElse(document.getDoctitle(), ""))
        .replace("{{description}}", Html.value(attribute(document, "description")))
        .replace("{{contents}}", contents(document))
        .replace("{{style}}", style())
        .replace("{{content}}", html.strip());
  }

  private static String attribute(Document document, String name) {
    return document.hasAttribute(name) ? document.getAttribute(name).toString() : "";
  }

  private static String contents(StructuralNode parent) {
    StringBuilder items = new StringBuilder();
    for (StructuralNode block : parent.getBlocks()) {
      if (block instanceof Section section) {
        String link = "<li><a href=\"#%s\">%s</a></li>\n";
        items.append(link.formatted(section.getId(), section.getTitle()));
      }
    }
    return items.toString().strip();
  }

  /** The style without comments and indentation. */
  private static String style() {
    return resource("page.css").replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("\\s+", " ").strip();
  }

  private static String resource(String name) {
    try (InputStream stream = Page.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
