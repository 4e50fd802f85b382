package notif.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page on paper. */
@Tag("browser")
@ExtendWith(Browser.Start.class)
class PrintTest {

  private final Browser browser;

  PrintTest(Browser browser) {
    this.browser = browser;
  }

  @Test
  void everyLineOfCodeIsThereAndWhole() throws IOException {
    browser.open(Rendered.FILE, Browser.DARK, 1280);
    Map<String, Object> paper =
        Map.of("printBackground", true, "paperWidth", 8.27, "paperHeight", 11.69);
    Object pdf = browser.command("Page.printToPDF", paper).get("data");

    try (PDDocument printed = Loader.loadPDF(Base64.getDecoder().decode(pdf.toString()))) {
      Paper read = new Paper(printed);

      assertThat(code()).hasSizeGreaterThan(1000);
      assertThat(code().filter(line -> !read.holds(line))).isEmpty();
      assertThat(read.beyondTheEdge()).isEmpty();
    }
  }

  private static Stream<String> code() {
    List<String> lines = new ArrayList<>();
    for (Element code : Rendered.page().select("figure pre")) {
      code.wholeText().lines().filter(line -> !line.isBlank()).forEach(lines::add);
    }
    return lines.stream();
  }
}
