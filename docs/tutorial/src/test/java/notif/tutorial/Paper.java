package notif.tutorial;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** What stands on the pages of a PDF, line by line. */
final class Paper extends PDFTextStripper {

  private static final int FOOT = 57; // points at the end of a page, where its number is
  private static final int HEADING = 16; // points of letters that are no text

  /** Without spaces, which a PDF need not have, all lines one after the other. */
  private final String text;

  private final Set<String> beyond = new TreeSet<>();

  private final List<String> lonely = new ArrayList<>();
  private String last = ""; // of this page, above its foot
  private float size;

  Paper(PDDocument document) throws IOException {
    setSortByPosition(true);
    text = "\n" + String.join("\n", getText(document).lines().map(Paper::bare).toList()) + "\n";
  }

  /** Whether a line is there, not broken into several; a mark or a number may stand before it. */
  boolean holds(String line) {
    return text.contains(bare(line));
  }

  /** Texts that go over the right edge of their page. */
  List<String> beyondTheEdge() {
    return new ArrayList<>(beyond);
  }

  /** Headings after which nothing stands on their page. */
  List<String> lonelyHeadings() {
    return lonely;
  }

  @Override
  protected void endPage(PDPage page) throws IOException {
    if (size >= HEADING) {
      lonely.add(last);
    }
    size = 0;
    super.endPage(page);
  }

  @Override
  protected void writeString(String text, List<TextPosition> letters) throws IOException {
    for (TextPosition letter : letters) {
      if (letter.getX() + letter.getWidth() > letter.getPageWidth()) {
        beyond.add(text);
      }
    }
    TextPosition first = letters.get(0);
    if (first.getY() < first.getPageHeight() - FOOT) {
      last = text;
      size = first.getFontSizeInPt();
    }
    super.writeString(text, letters);
  }

  private static String bare(String line) {
    return line.replaceAll("[\\s\u00a0]", "");
  }
}
