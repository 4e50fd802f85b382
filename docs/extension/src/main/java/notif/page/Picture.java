package notif.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * SVG without colours. On the page it has those of the page, which follow light and dark; in a book
 * it brings its own.
 */
final class Picture {

  private static final String SHAPES = "path, rect, line, circle, polyline, polygon, ellipse";
  private static final String STYLE =
      SHAPES
          + """
           { fill: none; stroke: #24272b; stroke-width: 1.2 }
          text { fill: #24272b; stroke: none; text-anchor: middle }
          text { font-family: 'M+ 1mn', sans-serif }
          .life, .gap { stroke: #5c636b }
          .grid { stroke: #dcdedb }
          .gap { stroke-dasharray: 3 4 }
          .soft { stroke: #5c636b }
          .accent { stroke: #0b6a74; stroke-width: 2 }
          .hot { stroke: #a8481c; stroke-width: 2 }
          .box { fill: #f4f5f2 }
          .fill { fill: #f4f5f2; stroke: none }
          .dot { fill: #0b6a74; stroke: none }
          text.soft, text.e, text.w { fill: #5c636b; stroke: none }
          text.accent { fill: #0b6a74; stroke: none }
          text.hot { fill: #a8481c; stroke: none }
          text.e { text-anchor: end }
          text.s { text-anchor: start }
          """;

  private Picture() {}

  /**
   * A drawing on the page.
   *
   * @param box the value of {@code viewBox}
   * @param label what is read out instead, with characters that are special in HTML escaped
   * @param shapes what is drawn, in XML
   */
  static String html(String box, String label, String shapes) {
    String slim = shapes.replaceAll("=\"([\\w.-]+)\"(?=[ >])", "=$1");
    return "<svg viewBox=\"%s\" role=img aria-label=\"%s\">%s</svg>".formatted(box, label, slim);
  }

  /** In percent of the page: a high drawing is narrower, so that half a page has room for it. */
  private static int width(String box) {
    String[] numbers = box.split(" ");
    return Math.min(60, 75 * Integer.parseInt(numbers[2]) / Integer.parseInt(numbers[3]));
  }

  /** The same in AsciiDoc. */
  static String plain(String box, String label, String shapes) {
    String svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%s\" font-size=\"12\">".formatted(box)
            + "<style>%s</style>%s</svg>".formatted(STYLE, shapes);
    String data = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    String alt = label.replaceAll("[\\[\\]\",]", " ");
    return "image::data:image/svg+xml;base64,%s[\"%s\",width=%d%%]"
        .formatted(data, alt, width(box));
  }
}
