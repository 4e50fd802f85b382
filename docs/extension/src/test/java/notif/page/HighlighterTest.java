package notif.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class HighlighterTest {

  private static final String JAVA =
      """
      package notif;

      import java.util.Map;

      /**
       * A <b>list</b> & more, {@code a < b}.
       *
       */
      sealed interface Shape permits Shape.Round, Shape.Flat {
        record Round(@Deprecated double radius) implements Shape {}

        non-sealed class Flat implements Shape {
          // a remark
          Map<String, Map<String, int[]>> with = null;
        }

        static int open(Object record) {
          var text = \"""
              A text block, with "quotes" and <tags>.

                {attribute} & <1>
              \""";
          int when = text.length() >>> 1;
          return switch (when) {
            case 0, 1 -> 'c' == 'd' ? 0x1F : 1_000;
            default -> {
              yield record instanceof Round round && round.radius() >= 1.5e3 ? 1 : 2;
            }
          };
        }
      }
      """;

  @Test
  void theTextStaysTheSame() {
    assertThat(text(JAVA)).isEqualTo(JAVA);
    assertThat(text(JAVA.stripTrailing())).isEqualTo(JAVA.stripTrailing());
  }

  @Test
  void aCarriageReturnIsNotTakenForALineEnd() {
    assertThat(Html.text("a\rb")).isEqualTo("a&#13;b");
  }

  @Test
  void everyLineIsCompleteByItself() {
    var lines = Highlighter.lines(source(JAVA));

    assertThat(lines).hasSameSizeAs(source(JAVA).lines());
    for (int i = 0; i < lines.size(); i++) {
      String text = Jsoup.parse("<pre>\n" + lines.get(i)).select("pre").first().wholeText();
      assertThat(text).isEqualTo(source(JAVA).lines().get(i));
    }
  }

  @Test
  void theWordsOfJava17AreMarked() {
    assertThat(marked("b"))
        .contains(
            "sealed", "permits", "record", "non-sealed", "var", "switch", "yield", "instanceof")
        .doesNotContain("with", "open", "when", "text");
    assertThat(String.join("", Highlighter.lines(source(JAVA))))
        .contains("open(Object record)")
        .contains("<b>yield</b> record <b>instanceof</b>");
  }

  @Test
  void literalsCommentsAndAnnotationsAreMarked() {
    assertThat(marked("u")).contains("'c'", "0x1F", "1_000", "1.5e3", "null", "\"\"\"");
    assertThat(marked("u")).contains("          {attribute} & <1>");
    assertThat(marked("i"))
        .contains("/**", " * A <b>list</b> & more, {@code a < b}.", "// a remark");
    assertThat(String.join("", marked("var"))).isEqualTo("@Deprecated");
  }

  private static java.util.List<String> marked(String element) {
    String html = "<pre>\n" + String.join("", Highlighter.lines(source(JAVA))) + "</pre>";
    return Jsoup.parse(html).select(element).stream().map(found -> found.wholeText()).toList();
  }

  private static String text(String java) {
    String html = String.join("", Highlighter.lines(source(java)));
    return Parser.unescapeEntities(html.replaceAll("</?(b|i|u|var)>", ""), false);
  }

  private static Source source(String text) {
    return Source.of("src/main/java/notif/Shape.java", text);
  }
}
