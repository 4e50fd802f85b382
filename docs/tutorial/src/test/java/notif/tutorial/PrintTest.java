package notif.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
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

      assertThat(Rendered.code()).hasSizeGreaterThan(1000);
      assertThat(Rendered.code().filter(line -> !read.holds(line))).isEmpty();
      assertThat(read.beyondTheEdge()).isEmpty();
    }
  }
}
