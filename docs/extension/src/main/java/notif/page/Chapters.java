package notif.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says of each chapter how high it will be, so that a browser need not lay out what is far away.
 * The page is long, and a phone is slow.
 *
 * <p>The height is that on a narrow screen with everything unfolded, rather too much than too
 * little: what is higher than its place would lie over the next chapter until it is laid out.
 */
final class Chapters {

  private static final String BEGIN = "<div class=\"sect1\">";
  private static final Pattern CODE = Pattern.compile("(?s)<pre\\b.*?</pre>");
  private static final Pattern DRAWING =
      Pattern.compile("(?s)<svg viewBox=\"0 0 (\\d+) (\\d+)\".*?</svg>");
  private static final Pattern BLOCK = Pattern.compile("<(?:p|li|tr|h\\d|figure|summary|d[td])\\b");

  private static final int SCREEN = 380; // pixels, its width and that of a drawing
  private static final int ROW = 21; // pixels, the height of a line of code
  private static final double LETTER = 1; // pixels of height for each letter of a paragraph
  private static final int SPACE = 60; // pixels around a block

  private Chapters() {}

  static String sized(String html) {
    StringBuilder sized = new StringBuilder();
    String[] parts = html.split(BEGIN, -1);
    sized.append(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      String style = "<div class=\"sect1\" style=\"--high:%dpx\">";
      sized.append(style.formatted(height(parts[i]))).append(parts[i]);
    }
    return sized.toString();
  }

  /** The height of a listing, in pixels. */
  static int height(int rows) {
    return rows * ROW + 2 * SPACE;
  }

  static int height(String chapter) {
    long rows =
        CODE.matcher(chapter).results().mapToLong(code -> code.group().lines().count()).sum();
    double drawings = 0;
    for (Matcher svg = DRAWING.matcher(chapter); svg.find(); ) {
      drawings += (double) SCREEN * Integer.parseInt(svg.group(2)) / Integer.parseInt(svg.group(1));
    }
    String prose = DRAWING.matcher(CODE.matcher(chapter).replaceAll("")).replaceAll("");
    long blocks = BLOCK.matcher(chapter).results().count();
    int letters = prose.replaceAll("<[^>]*>", "").length();
    return (int) (height((int) rows) + drawings + letters * LETTER + blocks * SPACE);
  }
}
