package notif.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class WeaveTest {

  @Test
  void everyVersionCanBeTakenFromTheOneListing() {
    List<String> versions = List.of("a\nb\nc\nd\n", "a\nx\nc\n", "x\nb\nc\nd\ne\n", "c\nd\ny\nb\n");
    TreeMap<Integer, Source> sources = new TreeMap<>();
    versions.forEach(text -> sources.put(sources.size() + 1, source(text)));

    Element listing = Jsoup.parse(Weave.html(sources, 4)).selectFirst("details");

    for (int step = 1; step <= 4; step++) {
      assertThat(at(listing, step)).isEqualTo(versions.get(step - 1));
    }
  }

  @Test
  void aFileThatComesAndGoesSaysWhen() {
    TreeMap<Integer, Source> sources = new TreeMap<>();
    sources.put(2, source("a\n"));
    sources.put(3, source("b\n"));

    Element listing = Jsoup.parse(Weave.html(sources, 5)).selectFirst("details");

    assertThat(listing.classNames()).containsExactly("a2", "d4");
    assertThat(at(listing, 3)).isEqualTo("b\n");
  }

  @Test
  void eachChangeHasAPlaceToLeadTo() {
    TreeMap<Integer, Source> sources = new TreeMap<>();
    sources.put(2, source("a\nb\nc\nd\n"));
    sources.put(3, source("a\nb\nc\nd\n"));
    sources.put(4, source("a\nb\nx\nd\n"));
    sources.put(5, source("a\nb\nx\n"));

    Element listing = Jsoup.parse(Weave.html(sources, 5)).selectFirst("details");

    assertThat(listing.id()).isEqualTo("files-2-a-txt");
    assertThat(listing.select("span").eachAttr("id"))
        .containsExactly(
            "files-4-a-txt", "files-5-a-txt", "files-4-a-txt-lines", "files-5-a-txt-lines");
    assertThat(listing.getElementById("files-5-a-txt-lines").nextSibling()).hasToString("x\n");
    assertThat(Jsoup.parse(Weave.links(sources)).select("a").eachAttr("href"))
        .containsExactly("#files-2-a-txt", "#files-4-a-txt", "#files-5-a-txt");
  }

  /** What the style of the page shows at a step. */
  private static String at(Element listing, int step) {
    Element copy = listing.selectFirst("pre").clone();
    for (Element run : copy.select("b")) {
      boolean begun =
          run.classNames().stream()
              .filter(c -> c.startsWith("a"))
              .allMatch(c -> Integer.parseInt(c.substring(1)) <= step);
      boolean ended =
          run.classNames().stream()
              .filter(c -> c.startsWith("d"))
              .anyMatch(c -> Integer.parseInt(c.substring(1)) <= step);
      if (!begun || ended) {
        run.remove();
      }
    }
    return copy.wholeText();
  }

  private static Source source(String text) {
    return Source.of("src/main/resources/a.txt", text);
  }
}
