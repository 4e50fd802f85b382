package notif.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

/** The PDF, where the build has made one: see the profile {@code books}. */
class BooksCheck {

  private static final File PDF = new File("target/books/notif.pdf");

  @Test
  void noHeadingStandsAloneAtTheEndOfAPage() throws IOException {
    try (PDDocument book = Loader.loadPDF(PDF)) {
      assertThat(new Paper(book).lonelyHeadings()).isEmpty();
    }
  }

  @Test
  void everyLineOfCodeIsThereAndWhole() throws IOException {
    try (PDDocument book = Loader.loadPDF(PDF)) {
      Paper read = new Paper(book);

      assertThat(Rendered.code().filter(line -> !read.holds(line))).isEmpty();
      assertThat(read.beyondTheEdge()).isEmpty();
    }
  }
}
