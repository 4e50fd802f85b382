package notif.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a patch for one file, with a sign before each, as {@code diff} or a person writes
 * them. A line of {@code @@} begins another place, further down. With numbers it says where that
 * is; without, it is where the lines that are kept or removed stand next.
 *
 * @param path the file, below the folder of its module
 */
public record Fitting(String path, List<String> lines) {

  private static final Pattern PLACE = Pattern.compile("@@(?: -(\\d+)(?:,(\\d+))? .*)?");

  /** The patches for each file of what {@code git diff} prints. */
  public static List<Fitting> parse(List<String> diff) {
    List<Fitting> files = new ArrayList<>();
    boolean head = true;
    for (String line : diff) {
      if (line.startsWith("diff ") || line.startsWith("--- ")) {
        head = true;
      } else if (line.startsWith("+++ ")) {
        String path = line.substring(4).replaceFirst("^b/", "").replaceFirst("\t.*", "");
        files.add(new Fitting(path, new ArrayList<>()));
        head = false;
      } else if (!head && !line.startsWith("\\")) {
        files.get(files.size() - 1).lines.add(line);
      }
    }
    return files;
  }

  /**
   * The text after the patch.
   *
   * @param text the text before it, empty when it is new
   * @throws PageException if the lines do not stand where they should
   */
  public String applyTo(String text) {
    return apply(Source.of(path, text)).text();
  }

  /** The same, for a file of a project. */
  Source apply(Source file) {
    List<String> text = new ArrayList<>(file.lines());
    int from = 0;
    int shift = 0;
    for (Place place : places()) {
      List<String> before = place.side("-");
      List<String> after = place.side("+");
      int at = place.number > 0 ? place.number - 1 + shift : from + next(text, from, before);
      boolean fits = at >= from && at + before.size() <= text.size();
      if (!fits || !text.subList(at, at + before.size()).equals(before)) {
        throw new PageException(path + " has no lines\n" + String.join("", before).stripTrailing());
      }
      text.subList(at, at + before.size()).clear();
      text.addAll(at, after);
      shift += after.size() - before.size();
      from = at + after.size();
    }
    return new Source(file.path(), List.copyOf(text));
  }

  private static int next(List<String> text, int from, List<String> before) {
    int found = Collections.indexOfSubList(text.subList(from, text.size()), before);
    return before.isEmpty() || found < 0 ? text.size() + 1 : found;
  }

  private List<Place> places() {
    List<Place> places = new ArrayList<>();
    Place place = new Place(0, new ArrayList<>());
    for (String line : lines) {
      Matcher head = PLACE.matcher(line);
      if (head.matches()) {
        places.add(place);
        place = new Place(number(head), new ArrayList<>());
      } else {
        place.lines.add(line);
      }
    }
    places.add(place);
    places.removeIf(each -> each.lines.isEmpty());
    return places;
  }

  /** The line at which a place begins; what goes into an empty place goes after a line. */
  private static int number(Matcher head) {
    int number = head.group(1) == null ? 0 : Integer.parseInt(head.group(1));
    return "0".equals(head.group(2)) ? number + 1 : number;
  }

  /** Lines that stand together. */
  private record Place(int number, List<String> lines) {

    /** Those with a sign and those that are kept; an empty one may have lost its blank. */
    List<String> side(String sign) {
      return lines.stream()
          .filter(line -> line.isEmpty() || line.startsWith(" ") || line.startsWith(sign))
          .map(line -> (line.isEmpty() ? "" : line.substring(1)) + "\n")
          .toList();
    }
  }
}
