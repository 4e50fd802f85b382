package notif.page;

import java.util.Locale;

/** Words as they stand in the ids of the page. */
final class Slug {

  private Slug() {}

  /**
   * Letters and digits in lower case, everything else a hyphen: {@code stopNotif} stays one word.
   */
  static String of(String words) {
    return words.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "").toLowerCase(Locale.ROOT);
  }
}
