package notif.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of the steps, and what is written beside the page. */
class StepsTest {

  private static final String ONE = "class Session {\n  int a;\n}\n";
  private static final String TWO = "class Session {\n  int a;\n  int b;\n}\n";

  private Conversion conversion;
  private Fixture fixture;

  @TempDir Path folder;

  @BeforeEach
  void start() {
    conversion = new Conversion(folder);
    fixture = new Fixture(folder).java(1, ONE).java(2, TWO).resource(2, "new.txt", "a\nb\n");
    fixture.test(1, "class SessionTest {\n  /** Why. */\n  @Test\n  void one() {}\n}\n");
  }

  @AfterEach
  void stop() {
    conversion.close();
  }

  @Test
  void whatEachStepChangesIsCounted() {
    fixture.session("echo", "holds for 2\n# Both | speak.\nC: a\n");

    Document page =
        conversion.page("include::counts:steps[]\n\n[#step-1]\n== A\n\n[#step-2]\n== B\n");
    assertThat(page.select("table tbody tr").get(0).children().eachText())
        .containsExactly("A", "+3, 1 new file");
    assertThat(page.select("table tbody tr").get(1).children().eachText())
        .containsExactly("B", "+3, 1 new file", "Both | speak.");
    assertThat(conversion.messages()).isEmpty();
  }

  @Test
  void whichSessionHoldsForWhichStepIsATable() {
    fixture.session("echo", "holds for 1\n# It says | it again.\nC: a\n");
    fixture.recorded("figures/sessions.csv", "session,1,2\necho,yes,no\n");

    Document page = conversion.page("include::matrix:sessions[]");
    assertThat(page.select("thead th").eachText()).containsExactly("session", "1", "2");
    assertThat(page.select("tbody th").eachText()).containsExactly("It says | it again.");
    assertThat(page.select("td").eachText()).containsExactly("yes", "no");
    assertThat(page.select("td.y").eachText()).containsExactly("yes");
    assertThat(conversion.book("include::matrix:sessions[]")).contains("It says | it again.");
    fixture.recorded("figures/other.csv", "session,1\nnone,yes\n");
    fails("matrix:other[]", "there is no docs/sessions/none.session");
    fails("matrix:none[]", "there is no docs/figures/none.csv");
  }

  @Test
  void aStepIsOnePatchBesideThePage() throws IOException {
    conversion.write("include::patch:*[step=2]", folder.resolve("out/index.html"));

    Document page = Jsoup.parse(Files.readString(folder.resolve("out/index.html")));
    assertThat(page.select(".whole a").eachAttr("href"))
        .containsExactly("files.html#files-2", "step-2.patch", "#typing");
    assertThat(page.select(".whole kbd").eachText())
        .containsExactly("diff -ru", "iteration-1/src/main", "iteration-2/src/main");
    assertThat(Files.readString(folder.resolve("out/step-2.patch")))
        .contains("+++ b/src/main/java/notif/Session.java\n")
        .contains("\n+  int b;\n");
    fails("patch:*[step=3]", "there is no iteration-3");
  }

  @Test
  void theWholeFilesStandBesideThePage() throws IOException {
    String text = "include::files:*[steps=2]\n\ntest:1/SessionTest#one[]";
    conversion.write(text, folder.resolve("out/index.html"));

    Document page = Jsoup.parse(Files.readString(folder.resolve("out/files.html")));
    assertThat(page.select("[id^=files-]").eachAttr("id"))
        .contains("files-1", "files-2", "files-2-session-fields");
    assertThat(page.select("nav a").eachAttr("href"))
        .startsWith("index.html", "#files-2-new-txt", "#files-1-session", "#files-2-session")
        .endsWith("#tests");
    assertThat(page.select("header .after a").eachAttr("href"))
        .containsExactly("#files-1", "#files-2");
    assertThat(page.select(".files .a2").eachText()).contains("int b;");
    assertThat(page.getElementById("test-1-SessionTest-one").nextElementSibling().wholeText())
        .isEqualTo("/** Why. */\n@Test\nvoid one() {}\n");
    assertThat(conversion.messages()).isEqualTo(List.of());
  }

  private void fails(String directive, String message) {
    conversion.page("include::" + directive);
    assertThat(conversion.messages())
        .singleElement()
        .asString()
        .startsWith("ERROR")
        .endsWith(message);
  }
}
