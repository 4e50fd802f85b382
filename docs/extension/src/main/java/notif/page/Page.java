package notif.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asciidoctor.ast.Document;
import org.asciidoctor.ast.Section;
import org.asciidoctor.ast.StructuralNode;
import org.asciidoctor.extension.Postprocessor;

/**
 * Puts the converted text into the frame of the page: the style, the table of contents at the left,
 * the landmarks. The policy in its head forbids every request, so that the page is whole by itself.
 */
final class Page extends Postprocessor {

  private static final Pattern PATCH = Pattern.compile("href=step-(\\d+)\\.patch");

  @Override
  public String process(Document document, String html) {
    if (!Includes.onPage(document)) {
      return html;
    }
    if (document.hasAttribute("outdir") && document.hasAttribute("project")) {
      write(document, html);
    }
    return page(document, html);
  }

  private static String page(Document document, String html) {
    return resource("page.html")
        .replace("{{title}}", Objects.requireNonNullElse(document.getDoctitle(), ""))
        .replace("{{description}}", Html.value(attribute(document, "description")))
        .replace("{{contents}}", contents(document))
        .replace("{{style}}", style())
        .replace("{{content}}", html.strip());
  }

  /** Writes what stands beside the page and is reached from it. */
  private static void write(Document document, String html) {
    Project project = new Project(Path.of(attribute(document, "project")));
    Path folder = Path.of(attribute(document, "outdir"));
    try {
      for (Matcher patch = PATCH.matcher(html); patch.find(); ) {
        StepPatch step = StepPatch.of(project, Integer.parseInt(patch.group(1)));
        Files.writeString(folder.resolve("step-" + patch.group(1) + ".patch"), step.text());
      }
      FilesPage files = new FilesPage(project, html);
      if (!files.empty()) {
        Files.writeString(folder.resolve(FilesPage.NAME), page(document, files.content()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
