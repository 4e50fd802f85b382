package notif.tutorial;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import morfologik.speller.Speller;
import morfologik.stemming.Dictionary;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The prose is spelt as the British do: words of a stock list, and of one of our own. */
class SpellingTest {

  private static final String STOCK = "/org/languagetool/resource/en/hunspell/en_GB.dict";
  private static final Path OWN = Path.of("src/test/resources/words.txt");

  /** No prose: code, recorded output, what drawings show of it, what only the browser reads. */
  private static final String NO_PROSE =
      "pre, code, kbd, script, style, .session, svg text, [lang]:not(html)";

  /** Text that one reads, though it does not stand between two tags. */
  private static final List<String> SPOKEN = List.of("alt", "title", "aria-label");

  /** Names of code and files, addresses, numbers: {@code onLoop}, {@code a.b}, {@code 4×}. */
  private static final Pattern NAME =
      Pattern.compile(".*(\\p{Ll}\\p{Lu}|[\\p{L}\\d][._/:=(\\d][\\p{L}\\d)]|\\d|_).*");

  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}]+|(?<=\\p{L})'s$|[^\\p{L}]+$");

  private final Set<String> own = new TreeSet<>();
  private final Speller speller;

  SpellingTest() throws IOException {
    own.addAll(Files.readAllLines(OWN));
    speller = new Speller(Dictionary.read(SpellingTest.class.getResource(STOCK)));
  }

  @Test
  void everyWordIsSpeltRight() {
    assertThat(words().filter(word -> !stock(word)).filter(word -> !own.contains(word)))
        .as("misspelt, or missing in %s", OWN)
        .isEmpty();
  }

  @Test
  void ourListIsSortedAndHoldsWhatIsNeededAlone() throws IOException {
    Set<String> needed =
        words()
            .filter(word -> !stock(word))
            .filter(own::contains)
            .collect(toCollection(TreeSet::new));

    assertThat(Files.readAllLines(OWN)).containsExactlyElementsOf(needed);
  }

  private boolean stock(String word) {
    return !speller.isMisspelled(word)
        || !speller.isMisspelled(word.toLowerCase(Locale.ROOT))
            && word.equals(word.toUpperCase(Locale.ROOT));
  }

  private static Stream<String> words() {
    return Rendered.pages().stream()
        .map(Rendered::page)
        .flatMap(SpellingTest::texts)
        .flatMap(text -> Stream.of(text.split("[\\s\\h—–…|]+")))
        .filter(token -> !NAME.matcher(token).matches())
        .flatMap(token -> Stream.of(token.split("[-/+]")))
        .map(token -> token.replace('’', '\''))
        .map(token -> EDGES.matcher(token).replaceAll(""))
        .map(token -> EDGES.matcher(token).replaceAll(""))
        .filter(word -> word.codePoints().filter(Character::isLetter).count() > 1)
        .distinct();
  }

  private static Stream<String> texts(Document page) {
    page.select(NO_PROSE).remove();
    Stream<String> spoken =
        page.select("*").stream()
            .flatMap(element -> SPOKEN.stream().map(element::attr))
            .filter(text -> text.contains(" "));
    Stream<String> found = page.select("meta[name=description]").eachAttr("content").stream();
    Stream<String> written = page.select("*").stream().map(Element::ownText);
    return Stream.concat(written, Stream.concat(spoken, found));
  }
}
