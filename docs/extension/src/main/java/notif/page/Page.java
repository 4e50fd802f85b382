package notif.page;

import java.io.IOException;
import java.io.UncheckedIOException;
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
 * Puts the converted text into the frame of the page, and writes beside it what its links lead to:
 * the whole files and the patches.
 */
public final class Page extends Postprocessor {

  private static final Pattern PATCH = Pattern.compile("href=step-(\\d+)\\.patch");
  private static final String CHOICE =
      """
      <fieldset class=views><legend>Show of each change</legend>
      <label><input type=radio name=view checked> what changed</label>
      <label><input type=radio name=view id=result> the result only</label>
      <p>the whole file: follow its name
      </fieldset>""";

  @Override
  public String process(Document document, String html) {
    if (!Includes.onPage(document)) {
      return html;
    }
    if (document.hasAttribute("outdir") && document.hasAttribute("project")) {
      try {
        write(document, html);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    String description = attribute(document, "description");
    String content = Slim.unquoted(Chapters.sized(Slim.html(html)));
    return Frame.html(title(document), description, contents(document), CHOICE, content);
  }

  private static void write(Document document, String html) throws IOException {
    Project project = new Project(Path.of(attribute(document, "project")));
    Path folder = Path.of(attribute(document, "outdir"));
    for (Matcher patch = PATCH.matcher(html); patch.find(); ) {
      StepPatch step = StepPatch.of(project, Integer.parseInt(patch.group(1)));
      Files.writeString(folder.resolve("step-" + patch.group(1) + ".patch"), step.text());
    }
    FilesPage files = new FilesPage(project, html);
    if (!files.empty()) {
      String back = document.hasAttribute("outfile") ? attribute(document, "outfile") : "";
      String page = files.html(title(document), Path.of(back).getFileName().toString());
      Files.writeString(folder.resolve(FilesPage.NAME), page);
    }
  }

  private static String title(Document document) {
    return Objects.requireNonNullElse(document.getDoctitle(), "");
  }

  private static String attribute(Document document, String name) {
    return document.hasAttribute(name) ? document.getAttribute(name).toString() : "";
  }

  private static String contents(StructuralNode parent) {
    StringBuilder items = new StringBuilder("<ol>\n");
    for (StructuralNode block : parent.getBlocks()) {
      if (block instanceof Section section) {
        String link = "<li><a href=\"#%s\">%s</a>\n";
        items.append(link.formatted(section.getId(), section.getTitle()));
      }
    }
    return items.append("</ol>").toString();
  }
}
