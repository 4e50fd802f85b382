package notif.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded in files of {@code docs}, on the way through Asciidoctor. */
class RecordedTest {

  private static final String CODE =
      "class Session {\n  int a;\n\n  void b() {\n    a++;\n  }\n}\n";
  private static final String TESTS =
      "class SessionTest {\n  /** Why. */\n  @Test\n  void counts() {}\n}\n";
  private static final String BREAK =
      """
      step: 1
      file: notif/Session.java
      test: SessionTest#counts
      why: Without `a++` nothing <counts>.

         void b() {
      -    a++;
         }
      ---- fails with
      expected: 1
       but was: 0 & no more
      """;
  private static final String EXERCISE =
      """
      step: 1
      title: Count twice

      Let `b()` count.

      Twice.
      ---- one way
      diff --git a/src/main/java/notif/Session.java b/src/main/java/notif/Session.java
      --- a/src/main/java/notif/Session.java
      +++ b/src/main/java/notif/Session.java
      @@ -3,4 +3,5 @@ class Session {

         void b() {
           a++;
      +    a++;
         }
      diff --git a/src/main/resources/new.txt b/src/main/resources/new.txt
      new file mode 100644
      --- /dev/null
      +++ b/src/main/resources/new.txt
      @@ -0,0 +1 @@
      +new
      """;

  private Conversion conversion;
  private Fixture fixture;

  @TempDir Path folder;

  @BeforeEach
  void start() {
    conversion = new Conversion(folder);
    fixture = new Fixture(folder).java(1, CODE).test(1, TESTS);
  }

  @AfterEach
  void stop() {
    conversion.close();
  }

  @Test
  void aRunIsATerminal() {
    fixture.recorded("runs/a.run", "# See `it`.\n$ java -jar a.jar\nlistening\n> <text>\n^C\n");

    Element run = conversion.page("include::run:a.run[]").getElementById("run-a");
    assertThat(run.selectFirst("figcaption").text()).isEqualTo("See it.");
    assertThat(run.selectFirst("pre").wholeText())
        .isEqualTo("java -jar a.jar\nlistening\n<text>\n^C");
    assertThat(run.select("kbd.c").eachText()).containsExactly("java -jar a.jar");
    assertThat(conversion.book("include::run:a.run[]")).contains("$ java -jar a.jar\nlistening");
    fails("run:none.run[]", "there is no docs/runs/none.run");
  }

  @Test
  void aDrawingStandsInThePage() {
    String svg =
        "<svg viewBox=\"0 0 20 10\"><title>T</title><desc>D.</desc>\n<path d=\"M0 0\"/></svg>";
    fixture.recorded("drawings/a.svg", svg);

    Element drawing = conversion.page("include::drawing:a.svg[]").getElementById("drawing-a");
    assertThat(drawing.selectFirst("svg").attr("aria-label")).isEqualTo("T. D.");
    assertThat(drawing.select("svg > *").outerHtml()).isEqualTo("<path d=\"M0 0\" />");
    fails("drawing:none.svg[]", "there is no docs/drawings/none.svg");
  }

  @Test
  void whatBreaksIsShownWithItsFailure() {
    fixture.recorded("breaks/step-1.break", BREAK);

    Document page = conversion.page("include::break:step-1.break[]");
    Element section = page.getElementById("break-1");
    assertThat(section.selectFirst("p").html())
        .isEqualTo("Without <code>a++</code> nothing &lt;counts&gt;.");
    assertThat(section.select("figure").eachAttr("id")).containsExactly("break-1-session-b");
    assertThat(section.selectFirst("del").wholeText()).isEqualTo("    a++;\n");
    assertThat(section.selectFirst("p a").attr("href"))
        .isEqualTo("files.html#test-1-SessionTest-counts");
    assertThat(section.select("pre").last().wholeText())
        .isEqualTo("expected: 1\n but was: 0 & no more");
    assertThat(page.select("[data-hunk]")).isEmpty();
    assertThat(conversion.book("include::break:step-1.break[]")).contains("-    a++;");
  }

  @Test
  void aBreakThatDoesNotFitIsAnError() {
    fails("break:step-1.break[]", "there is no docs/breaks/step-1.break");
    fixture.recorded("breaks/step-1.break", BREAK.replace("-    a++", "-    b++"));
    fails("break:step-1.break[]", "has no lines\n  void b() {\n    b++;\n  }");
    fixture.recorded("breaks/step-1.break", BREAK.replace("#counts", "#none"));
    fails("break:step-1.break[]", "SessionTest.java has no test none");
    fixture.recorded("breaks/step-1.break", BREAK.replace("why: ", "y: "));
    fails("break:step-1.break[]", "step-1.break has no line 'why: …'");
  }

  @Test
  void anExerciseHasItsSolutionFolded() {
    fixture.recorded("exercises/step-1.exercise", EXERCISE);

    Document page = conversion.page("include::exercise:step-1.exercise[]");
    Element section = page.getElementById("exercise-1");
    assertThat(section.select("> p").eachText())
        .containsExactly("Count twice", "Let b() count.", "Twice.");
    assertThat(section.selectFirst("kbd.c").text())
        .isEqualTo("mvn test -pl iteration-1 -am -Dexercise=1");
    assertThat(section.select("details figure").eachAttr("id"))
        .containsExactly("exercise-1-session-b", "exercise-1-new-txt");
    assertThat(section.selectFirst("ins").wholeText()).isEqualTo("    a++;\n");
    assertThat(page.select("[data-new], [data-hunk]")).isEmpty();
    assertThat(conversion.book("include::exercise:step-1.exercise[]")).contains("+    a++;");
  }

  @Test
  void anExerciseThatDoesNotFitIsAnError() {
    fails("exercise:step-1.exercise[]", "there is no docs/exercises/step-1.exercise");
    fixture.recorded("exercises/step-1.exercise", EXERCISE.replace("-3,4", "-2,4"));
    fails("exercise:step-1.exercise[]", "has no lines\n\n  void b() {\n    a++;\n  }");
    fixture.recorded(
        "exercises/step-1.exercise", EXERCISE.replaceAll("(?s)(---- one way).*", "$1"));
    fails("exercise:step-1.exercise[]", "step-1.exercise shows no way to do it");
    fixture.recorded("exercises/step-2.exercise", EXERCISE);
    fails("exercise:step-2.exercise[]", "step-2.exercise is about step 1");
  }

  @Test
  void aTestIsALink() {
    Document page = conversion.page("See test:1/SessionTest#counts[].");

    Element link = page.selectFirst("main a");
    assertThat(link.attr("href")).isEqualTo("files.html#test-1-SessionTest-counts");
    assertThat(link.html()).isEqualTo("<code>SessionTest.counts</code>");
    assertThat(conversion.book("See test:1/SessionTest#counts[]."))
        .contains("<literal>SessionTest.counts</literal>");
    conversion.page("See test:1/SessionTest#none[].");
    assertThat(conversion.messages())
        .singleElement()
        .asString()
        .startsWith("ERROR test:1/SessionTest#none[]: ")
        .endsWith("has no test none");
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
