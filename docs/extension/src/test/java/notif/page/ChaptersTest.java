package notif.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChaptersTest {

  private static final String CHAPTER = "<div class=\"sect1\">\n<h2>One</h2>\n";

  @Test
  void eachChapterSaysItsHeight() {
    String page = "<p>Before\n" + CHAPTER + "<p>a\n</div>" + CHAPTER + "</div>";

    assertThat(Chapters.sized(page))
        .matches(
            "(?s)<p>Before\n<div class=\"sect1\" style=\"--high:\\d+px\">.*<p>a\n</div>"
                + "<div class=\"sect1\" style=\"--high:\\d+px\">.*");
  }

  @Test
  void itGrowsWithCodeDrawingsAndWords() {
    int empty = Chapters.height(CHAPTER);

    assertThat(Chapters.height(CHAPTER + "<pre>a\nb\nc</pre>")).isEqualTo(empty + 3 * 21);
    assertThat(Chapters.height(CHAPTER + "<svg viewBox=\"0 0 190 100\"><p></svg>"))
        .isGreaterThanOrEqualTo(empty + 200);
    assertThat(Chapters.height(CHAPTER + "w".repeat(1000))).isEqualTo(empty + 1000);
  }
}
