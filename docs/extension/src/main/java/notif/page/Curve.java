package notif.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Recorded figures as curves: the first column says where, each further one is a curve. The places
 * are set side by side at equal distances, the values grow from zero.
 *
 * @param names what the columns are
 * @param rows the figures, as they are written
 */
record Curve(List<String> names, List<List<String>> rows) {

  private static final int WIDTH = 360;
  private static final int LEFT = 44;
  private static final int RIGHT = WIDTH - 14;
  private static final int TOP = 12;
  private static final int BOTTOM = 172;
  private static final int KEY = 20; // height of a line that explains a curve

  /**
   * Reads a file of figures, with commas between them and the names of the columns first.
   *
   * @throws PageException if a line has more or fewer figures than there are names
   */
  static Curve parse(String name, String text) {
    List<List<String>> lines = text.lines().map(line -> List.of(line.split(",", -1))).toList();
    if (lines.size() < 3 || lines.get(0).size() < 2) {
      throw new PageException(name + " has a line of names and at least two of figures");
    }
    for (List<String> line : lines.subList(1, lines.size())) {
      boolean numbers = line.stream().allMatch(figure -> figure.matches("\\d+(\\.\\d+)?"));
      if (line.size() != lines.get(0).size() || !numbers) {
        throw new PageException(name + " has a line that is no row of figures: " + line);
      }
    }
    return new Curve(lines.get(0), lines.subList(1, lines.size()));
  }

  /** The curves and, for a book, the figures. */
  Rendered rendered() {
    StringBuilder table = new StringBuilder("[%header]\n|===\n");
    table.append("|").append(String.join(" |", names)).append("\n");
    rows.forEach(row -> table.append("|").append(String.join(" |", row)).append("\n"));
    String html = "<figure class=drawing>\n" + svg() + "\n</figure>";
    return new Rendered("", html, table.append("|===").toString());
  }

  /** The curves, in the colours of the page. */
  String svg() {
    StringBuilder svg = new StringBuilder();
    int height = BOTTOM + 22 + names.size() * KEY;
    double top = top();
    StringBuilder grid = new StringBuilder();
    for (int i = 0; i <= 4; i++) {
      int y = BOTTOM - (BOTTOM - TOP) * i / 4;
      grid.append("M%d %dH%d".formatted(LEFT, y, RIGHT));
      svg.append(text(LEFT - 6, y + 4, "e", shorten(top * i / 4)));
    }
    svg.append("<path class=\"grid\" d=\"%s\"/>".formatted(grid));
    for (int row = 0; row < rows.size(); row++) {
      svg.append(text(x(row), BOTTOM + 16, "", rows.get(row).get(0)));
    }
    svg.append(text(WIDTH / 2, BOTTOM + 34, "", names.get(0)));
    for (int column = 1; column < names.size(); column++) {
      svg.append(curve(column, top));
    }
    return Picture.html("0 0 %d %d".formatted(WIDTH, height), Html.value(label()), svg.toString());
  }

  private String curve(int column, double top) {
    List<String> points = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      double part = Double.parseDouble(rows.get(row).get(column)) / top;
      points.add("%d %d".formatted(x(row), Math.round(BOTTOM - (BOTTOM - TOP) * part)));
    }
    int y = BOTTOM + 34 + column * KEY;
    return "<path class=\"c%1$d\" d=\"M%2$sM%3$d %4$dh30\"/>"
            .formatted(column, String.join("L", points), LEFT, y - 4)
        + text(LEFT + 38, y, "s", names.get(column));
  }

  private int x(int row) {
    return LEFT + 16 + (RIGHT - LEFT - 32) * row / (rows.size() - 1);
  }

  /** Where the scale ends: a round number above all figures. */
  private double top() {
    double most =
        rows.stream()
            .flatMap(row -> row.stream().skip(1))
            .mapToDouble(Double::parseDouble)
            .max()
            .orElseThrow();
    double unit = Math.pow(10, Math.floor(Math.log10(most)));
    return IntStream.of(1, 2, 4, 8, 10)
        .mapToDouble(factor -> factor * unit)
        .filter(end -> end >= most)
        .findFirst()
        .orElse(10 * unit);
  }

  private String label() {
    List<String> said = new ArrayList<>();
    for (int column = 1; column < names.size(); column++) {
      List<String> points = new ArrayList<>();
      for (List<String> row : rows) {
        points.add("%s at %s".formatted(row.get(column), row.get(0)));
      }
      said.add(
          "%s, by %s: ".formatted(names.get(column), names.get(0)) + String.join(", ", points));
    }
    return String.join("; ", said);
  }

  private static String shorten(double value) {
    boolean thousands = value >= 10_000;
    return ("" + (thousands ? value / 1000 : value)).replaceAll("\\.0$", "")
        + (thousands ? "k" : "");
  }

  private static String text(int x, int y, String anchor, String words) {
    String name = anchor.isEmpty() ? "" : " class=" + anchor;
    return "<text%s x=%d y=%d>%s</text>\n".formatted(name, x, y, Html.text(words));
  }
}
