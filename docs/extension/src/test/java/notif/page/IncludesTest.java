package notif.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.asciidoctor.log.LogHandler;
import org.asciidoctor.log.LogRecord;
import org.asciidoctor.log.Severity;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way through Asciidoctor, as the build of the tutorial goes it. */
class IncludesTest {

  private static final String ONE = "class Session {\n  int a;\n\n  void b() {}\n}\n";
  private static final String TWO =
      "class Session {\n  int c;\n\n  void b() {}\n\n  void d() {}\n}\n";

  /** What the tests provoke need not be printed; the field keeps the setting. */
  private static final Logger PRINTED = Logger.getLogger("asciidoctor");

  private static Asciidoctor asciidoctor;

  private final List<String> log = new ArrayList<>();
  private final LogHandler handler = this::log;
  private Fixture fixture;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    PRINTED.setUseParentHandlers(false);
    asciidoctor = Asciidoctor.Factory.create();
  }

  @AfterAll
  static void stop() {
    asciidoctor.close();
  }

  @BeforeEach
  void listen() {
    asciidoctor.registerLogHandler(handler);
    fixture = new Fixture(folder).java(1, ONE).java(2, TWO);
  }

  @AfterEach
  void forget() {
    asciidoctor.unregisterLogHandler(handler);
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
    assertThat(card.selectFirst("del").wholeText()).isEqualTo("  int a;\n");
    assertThat(card.selectFirst("ins").wholeText()).isEqualTo("  int c;\n");
    assertThat(log).isEmpty();
  }

  @Test
  void oneHunkIsTakenByItsSlug() {
    Document page = convert("include::diff:notif/Session.java[from=1,to=2,hunk=d]");

    assertThat(page.select("figure").eachAttr("id")).containsExactly("step-2-session-d");
  }

  @Test
  void theTextCanPointToAHunk() {
    convert("xref:step-2-session-d[there]\n\ninclude::diff:notif/Session.java[from=1,to=2]");

    assertThat(log).isEmpty();
  }

  @Test
  void aNewFileIsAPlainListing() {
    Document page = convert("include::diff:notif/Session.java[from=0,to=1]");

    assertThat(page.select("ins, del")).isEmpty();
    assertThat(page.selectFirst("figure").attr("data-new")).isEqualTo("1 notif/Session.java");
    assertThat(page.selectFirst("pre").wholeText()).isEqualTo(ONE);
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
    assertThat(log).isEmpty();
  }

  @Test
  void aWholeFileIsFolded() {
    Document page = convert("include::whole:notif/Session.java[step=2]");

    assertThat(page.selectFirst("main details[open]")).isNull();
    assertThat(page.selectFirst("main details pre code").wholeText()).isEqualTo(TWO);
  }

  @Test
  void theWholeFilesThatChanged() {
    fixture.resource(1, "same.txt", "a\n").resource(2, "same.txt", "a\n");
    fixture.resource(2, "new.txt", "a\n");

    assertThat(convert("include::whole:*[step=2]").select("main details")).hasSize(3);
    assertThat(convert("include::whole:*[step=2,from=1]").select("details summary b").eachText())
        .containsExactly("Session.java");
  }

  @Test
  void theFilesOfAllSteps() {
    Document page = convert("include::files:*[steps=2]");

    assertThat(page.getElementById("files-1")).isNotNull();
    assertThat(page.select(".files > p a").eachAttr("href"))
        .containsExactly("#files-1", "#files-2");
    assertThat(page.select(".files .d2").eachText()).containsExactly("int a;");
  }

  @Test
  void sessionsByNameAndByStep() {
    fixture.session("one", "holds for 1-2\n# One.\nC: a\n");
    fixture.session("two", "holds for 2\n# Two.\nS: b\n");
    fixture.session("three", "holds for 2-8\n# Three.\nS: c\n");

    assertThat(convert("include::session:one.session[]").select("figure#session-one")).hasSize(1);
    assertThat(convert("include::session:*[step=2]").select("main details").eachAttr("id"))
        .containsExactly("session-three", "session-two");
    assertThat(convert("include::session:*[step=2,without=three]").select("main details"))
        .extracting(Element::id)
        .containsExactly("session-two");
    fails("session:*[step=2,without=one]", "no session [one] begins to hold at step 2");
  }

  @Test
  void whatIsMissingIsAnError() {
    fails("diff:notif/Session.java[from=2,to=3]", "there is no iteration-3");
    fails("diff:notif/None.java[from=1,to=2]", "iteration-2 has no file notif/None.java");
    fails("whole:notif/None.java[step=1]", "iteration-1 has no file notif/None.java");
    fails("diff:notif/Session.java[from=1,to=2,hunk=z]", "has no hunk z, but fields, d");
    fails("session:none.session[]", "there is no session none.session");
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
    List<LogRecord> records = new ArrayList<>();
    LogHandler lines = records::add;
    asciidoctor.registerLogHandler(lines);
    convert("One.\n\nTwo.\n\ninclude::session:none.session[]\n\nThree.");
    asciidoctor.unregisterLogHandler(lines);

    assertThat(records).singleElement().extracting(LogRecord::getCursor).hasToString(": line 5");
  }

  @Test
  void anOrdinaryIncludeThatIsMissingIsLoggedToo() {
    convert("include::none.adoc[]");

    assertThat(log).singleElement().asString().startsWith("ERROR include file not found");
  }

  @Test
  void aBrokenAnchorIsLoggedAtInfo() {
    convert("xref:nowhere[there]");

    assertThat(log).containsExactly("INFO possible invalid reference: nowhere");
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
    log.clear();
    convert("include::" + directive);
    assertThat(log).singleElement().asString().startsWith("ERROR").endsWith(message);
  }

  private Document convert(String text) {
    Attributes attributes = Attributes.builder().attribute("project", folder.toString()).build();
    Options options =
        Options.builder().safe(SafeMode.UNSAFE).standalone(false).attributes(attributes).build();
    return Jsoup.parse(asciidoctor.convert(text, options));
  }

  private void log(LogRecord record) {
    if (record.getSeverity().compareTo(Severity.DEBUG) != 0) {
      log.add(record.getSeverity() + " " + record.getMessage());
    }
  }
}
