package notif.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.asciidoctor.log.LogRecord;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way through Asciidoctor, as the build of the tutorial goes it. */
class IncludesTest {

  private static final String ONE = "class Session {\n  int a;\n\n  void b() {}\n}\n";
  private static final String TWO =
      "class Session {\n  int c;\n\n  void b() {}\n\n  void d() {}\n}\n";

  private Conversion conversion;
  private Fixture fixture;

  @TempDir Path folder;

  @BeforeEach
  void start() {
    conversion = new Conversion(folder);
    fixture = new Fixture(folder).java(1, ONE).java(2, TWO);
  }

  @AfterEach
  void stop() {
    conversion.close();
  }

  @Test
  void aChangeIsACardForEachHunk() {
    Document page = convert("include::diff:notif/Session.java[from=1,to=2]");

    assertThat(page.select("figure").eachAttr("id"))
        .containsExactly("step-2-session-fields", "step-2-session-d");
    Element card = page.getElementById("step-2-session-fields");
    assertThat(card.attr("data-hunk")).isEqualTo("2 2 2 notif/Session.java");
    assertThat(card.selectFirst("figcaption").text())
        .isEqualTo("Session.java among the fields of class Session+1 −1");
    assertThat(card.select("figcaption a").eachAttr("href"))
        .containsExactly("files.html#files-2-session-fields", "#step-2-session-fields");
    assertThat(card.selectFirst("del").wholeText()).isEqualTo("  int a;\n");
    assertThat(card.selectFirst("ins").wholeText()).isEqualTo("  int c;\n");
    assertThat(conversion.messages()).isEmpty();
  }

  @Test
  void oneHunkIsTakenByItsSlug() {
    Document page = convert("include::diff:notif/Session.java[from=1,to=2,hunk=d]");

    assertThat(page.select("figure").eachAttr("id")).containsExactly("step-2-session-d");
  }

  @Test
  void theTextCanPointToAHunk() {
    convert("xref:step-2-session-d[there]\n\ninclude::diff:notif/Session.java[from=1,to=2]");

    assertThat(conversion.messages()).isEmpty();
  }

  @Test
  void aNewFileIsAPlainListing() {
    Document page = convert("include::diff:notif/Session.java[from=0,to=1]");

    assertThat(page.select("ins, del")).isEmpty();
    assertThat(page.selectFirst("figure").attr("data-new")).isEqualTo("1 notif/Session.java");
    assertThat(page.selectFirst("pre").wholeText()).isEqualTo(ONE);
  }

  @Test
  void aFileOfNoStepIsAListingThatNoStepCounts() {
    Document page = convert("include::code:iteration-1/src/main/java/notif/Session.java[]");

    assertThat(page.selectFirst("figure").id()).isEqualTo("file-session");
    assertThat(page.selectFirst("figcaption").text()).doesNotContain("new file");
    assertThat(page.select("[data-new]")).isEmpty();
    assertThat(page.selectFirst("pre").wholeText()).isEqualTo(ONE);
    fails("code:none.txt[]", "there is no none.txt");
  }

  @Test
  void allFilesOfAStepNewOnesAndRemovedOnes() {
    fixture.resource(1, "old.txt", "a\n").resource(2, "new.txt", "b\n");

    Document page = convert("include::diff:*[from=1,to=2]");

    assertThat(page.select("[data-new], [data-hunk], [data-gone]").eachAttr("id"))
        .containsExactly(
            "step-2-new-txt", "step-2-session-fields", "step-2-session-d", "step-2-old-txt");
    assertThat(page.getElementById("step-2-old-txt").text())
        .isEqualTo("The file old.txt is removed.");
    assertThat(page.getElementById("step-2-new-txt").text()).contains("new file, 1 lines");
  }

  @Test
  void whatIsSpecialInAsciidocComesThroughUnchanged() {
    String text =
        "{project} <1> <b> & &amp; ++++\n++++\n\ttab and space \n  \ninclude::a[]\nifdef::x[]\n"
            + "== No section\n[[id]]\n----\n\n\n+\n\r \\{x} *bold* `code` <<id>>\nno end";
    fixture.resource(1, "a.txt", text).resource(2, "a.txt", text.replace("no end", "no\nend"));

    Document whole = convert("include::diff:a.txt[from=0,to=1]");
    Document change = convert("include::diff:a.txt[from=1,to=2]");

    assertThat(whole.selectFirst("pre").wholeText()).isEqualTo(text);
    assertThat(change.selectFirst("del").wholeText()).isEqualTo("no end");
    assertThat(change.selectFirst("ins").wholeText()).isEqualTo("no\nend");
    assertThat(conversion.messages()).isEmpty();
  }

  @Test
  void theFilesOfAllStepsStandOnAPageBesideThisOne() {
    Document page = convert("xref:files-2[there]\n\ninclude::files:*[steps=2]");

    assertThat(page.select(".after").eachAttr("id")).containsExactly("files-1", "files-2");
    assertThat(page.select(".after a").eachAttr("href"))
        .containsExactly("files.html#files-1", "files.html#files-2");
    assertThat(conversion.messages()).isEmpty();
  }

  @Test
  void sessionsByNameAndByStep() {
    fixture.session("one", "holds for 1-2\n# One.\nC: a\n");
    fixture.session("two", "holds for 2\n# Two.\nS: b\n");
    fixture.session("three", "holds for 2-8\n# Three.\nS: c\n");

    assertThat(convert("include::session:one.session[]").select("figure#session-one")).hasSize(1);
    assertThat(convert("include::session:*[step=2]").select("main details [id]").eachAttr("id"))
        .containsExactly("session-three", "session-two");
    assertThat(convert("include::session:*[step=2,without=three]").select("main details [id]"))
        .extracting(Element::id)
        .containsExactly("session-two");
    fails("session:*[step=2,without=one]", "no session [one] begins to hold at step 2");
  }

  @Test
  void whatIsMissingIsAnError() {
    fails("diff:notif/Session.java[from=2,to=3]", "there is no iteration-3");
    fails("diff:notif/None.java[from=1,to=2]", "iteration-2 has no file notif/None.java");
    fails("diff:notif/Session.java[from=1,to=2,hunk=z]", "has no hunk z, but fields, d");
    fails("session:none.session[]", "there is no docs/sessions/none.session");
    fails("session:*[step=1]", "no session begins to hold at step 1");
  }

  @Test
  void aChangeOfNothingIsAnError() {
    fails("diff:notif/Session.java[from=1,to=1]", "changes nothing between 1 and 1");
    fails("diff:*[from=2,to=2]", "changes nothing between 2 and 2");
  }

  @Test
  void aMisspeltAttributeIsAnError() {
    fails("diff:notif/Session.java[from=1,to=2,hunks=d]", "has no attribute [hunks]");
    fails("diff:notif/Session.java[from=1]", "needs the attribute to");
    fails("diff:notif/Session.java[from=1,to=x]", "to=x is not a number");
  }

  @Test
  void anErrorNamesItsLine() {
    convert("One.\n\nTwo.\n\ninclude::session:none.session[]\n\nThree.");

    assertThat(conversion.log())
        .singleElement()
        .extracting(LogRecord::getCursor)
        .hasToString(": line 5");
  }

  @Test
  void anOrdinaryIncludeThatIsMissingIsLoggedToo() {
    convert("include::none.adoc[]");

    assertThat(conversion.messages())
        .singleElement()
        .asString()
        .startsWith("ERROR include file not found");
  }

  @Test
  void aBrokenAnchorIsLoggedAtInfo() {
    convert("xref:nowhere[there]");

    assertThat(conversion.messages()).containsExactly("INFO possible invalid reference: nowhere");
  }

  @Test
  void thePageHasItsFrame() {
    Document page = convert("= A & B\n:description: In \"short\".\n\n== One\n\n== Two\n\ntext");

    assertThat(page.title()).isEqualTo("A & B");
    assertThat(page.selectFirst("meta[name=description]").attr("content"))
        .isEqualTo("In \"short\".");
    assertThat(page.select("nav a").eachText()).containsExactly("One", "Two");
    assertThat(page.select("main h2").eachAttr("id")).containsExactly("_one", "_two");
  }

  private void fails(String directive, String message) {
    convert("include::" + directive);
    assertThat(conversion.messages())
        .singleElement()
        .asString()
        .startsWith("ERROR")
        .endsWith(message);
  }

  private Document convert(String text) {
    return conversion.page(text);
  }
}
