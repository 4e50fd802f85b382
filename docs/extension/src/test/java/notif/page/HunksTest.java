package notif.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import notif.page.Hunk.Kind;
import org.junit.jupiter.api.Test;

class HunksTest {

  private static final String SESSION =
      """
      package notif;

      import java.util.List;

      /** One end. */
      final class Session {
        private final String name;
        private int count;

        Session(String name) {
          this.name = name;
        }

        /** Answers. */
        String answer(String line) {
          count++;
          if (line.isEmpty()) {
            return "nothing";
          }
          String reply = name;
          reply += count;
          reply += line;
          reply += "!";
          return reply;
        }

        void end() {
          count = 0;
        }

        /** What is left. */
        record Rest(int count) {
          boolean none() {
            return count == 0;
          }
        }
      }
      """;

  @Test
  void aChangeInAMethodIsInTheMethod() {
    Hunk hunk = only("count = 0;", "count = -1;");

    assertThat(hunk.slug()).isEqualTo("end");
    assertThat(hunk.place()).isEqualTo("in `Session.end()`");
    assertThat(hunk.count(Kind.ADDED)).isEqualTo(1);
    assertThat(hunk.count(Kind.REMOVED)).isEqualTo(1);
    assertThat(hunk.count(Kind.KEPT)).as("only lines of the method are around it").isEqualTo(2);
  }

  @Test
  void aChangedJavadocIsToldFromItsMethod() {
    Hunk hunk = only("/** Answers. */", "/** Answers a line. */");

    assertThat(hunk.slug()).isEqualTo("answer");
    assertThat(hunk.place()).isEqualTo("in the javadoc of `Session.answer()`");
  }

  @Test
  void aNewMethodComesAfterAnother() {
    Hunk hunk = only("  void end() {", "  void begin() {\n    count = 1;\n  }\n\n  void end() {");

    assertThat(hunk.slug()).isEqualTo("begin");
    assertThat(hunk.place()).isEqualTo("in class `Session`, after `answer()`");
    assertThat(hunk.lines()).hasSize(4).allMatch(line -> line.kind() == Kind.ADDED);
  }

  @Test
  void twoNewMethodsAreTwoHunks() {
    String two = "  void one() {}\n\n  void two() {}\n\n  void end() {";

    assertThat(slugs(SESSION, SESSION.replace("  void end() {", two)))
        .containsExactly("one", "two");
  }

  @Test
  void theHeadOfTheFileAndOfTheClass() {
    assertThat(only("import java.util.List;", "import java.util.Map;").place())
        .isEqualTo("among the imports");
    assertThat(only("/** One end. */", "/** An end. */").place())
        .isEqualTo("in the javadoc of class `Session`");
    assertThat(only("final class Session {", "class Session {").place())
        .isEqualTo("in the declaration of class `Session`");
    assertThat(only("int count;\n", "long count;\n").place())
        .isEqualTo("among the fields of class `Session`");
    assertThat(only("this.name = name;", "this.name = name.strip();").place())
        .isEqualTo("in the constructor of `Session`");
  }

  @Test
  void aMemberOfAnInnerTypeIsNamedAfterIt() {
    Hunk hunk = only("return count == 0;", "return count < 1;");

    assertThat(hunk.slug()).isEqualTo("record-rest-none");
    assertThat(hunk.place()).isEqualTo("in `Rest.none()`");
  }

  @Test
  void aNewInnerTypeIsOneHunk() {
    String inner = "  record Pair(int a) {\n    int b() {\n      return a;\n    }\n  }\n\n";
    Hunk hunk = only("  /** What is left. */", inner + "  /** What is left. */");

    assertThat(hunk.slug()).isEqualTo("record-pair");
    assertThat(hunk.place()).isEqualTo("in class `Session`, after `end()`");
  }

  @Test
  void aRemovedMethodSaysWhereItWas() {
    Hunk hunk = only("  void end() {\n    count = 0;\n  }\n\n", "");

    assertThat(hunk.slug()).isEqualTo("end");
    assertThat(hunk.place()).isEqualTo("in class `Session`, where `end()` was");
  }

  @Test
  void aMethodWithANewNameIsOneHunk() {
    Hunk hunk = only("answer(String line) {\n    count++;", "reply(String line) {\n    count--;");
    String far =
        SESSION.replace("answer(String line)", "reply(String line)").replace("\"!\"", "\"?\"");

    assertThat(hunk.slug()).isEqualTo("reply");
    assertThat(hunk.place()).isEqualTo("in class `Session`, in place of `answer()`");
    assertThat(slugs(SESSION, far)).containsExactly("reply");
  }

  @Test
  void aMethodInPlaceOfAnUnlikeOneIsAnother() {
    String left =
        SESSION.replace("  void end() {\n    count = 0;", "  int left() {\n    return count;");

    assertThat(places(SESSION, left))
        .containsExactly(
            "in class `Session`, where `end()` was", "in class `Session`, after `answer()`");
  }

  @Test
  void noMethodIsMadeOfTheEndOfAnother() {
    String two =
        SESSION.replace(
            "    String reply = name;",
            "    return reply();\n  }\n\n  private String reply() {\n    String reply = name;");
    List<Hunk> hunks = Hunks.between(java(SESSION), java(two));

    assertThat(hunks).extracting(Hunk::slug).containsExactly("answer", "reply");
    assertThat(hunks.get(0).count(Kind.REMOVED)).isEqualTo(5);
    assertThat(hunks.get(1).lines()).hasSize(8).allMatch(line -> line.kind() == Kind.ADDED);
  }

  @Test
  void overloadedMethodsAreToldApartByTheirParameters() {
    String overloaded = SESSION.replace("void end() {", "void answer(int a, List<String> b) {");

    assertThat(slugs(overloaded, overloaded.replace("count = 0;", "count = -1;")))
        .containsExactly("answer-int-list-string");
  }

  @Test
  void aMethodIsTheSameWhenAnotherGetsItsName() {
    String overloaded =
        SESSION
            .replace("count = 0;", "count = -1;")
            .replace("  /** What is left. */", "  void end(int now) {}\n\n  /** What is left. */");

    assertThat(places(SESSION, overloaded))
        .containsExactly("in `Session.end()`", "in class `Session`, after `end()`");
  }

  @Test
  void theFirstFieldsGoToTheTop() {
    String none = SESSION.replaceAll("(?m)^  private .*\n", "");

    assertThat(places(none, SESSION)).containsExactly("in class `Session`, at the top");
  }

  @Test
  void whatIsNewStandsAfterWhatTheReaderHas() {
    String two =
        SESSION.replace("  void end() {", "  void one() {}\n\n  void two() {}\n\n  void end() {");
    List<Hunk> bare = Hunks.between(java(SESSION), java(two), Set.of());
    List<Hunk> later = Hunks.between(java(SESSION), java(two), Set.of("one"));

    assertThat(bare.get(1).place()).isEqualTo("in class `Session`, after `answer()`");
    assertThat(later.get(1).place()).isEqualTo("in class `Session`, after `one()`");
  }

  @Test
  void theConstantsOfAnEnum() {
    Hunk hunk = Hunks.between(enumeration("A, B"), enumeration("A, B, C")).get(0);

    assertThat(hunk.slug()).isEqualTo("constants");
    assertThat(hunk.place()).isEqualTo("among the constants of enum `E`");
  }

  @Test
  void distantChangesOfOneMethodAreNumbered() {
    String near = SESSION.replace("count++;", "count--;").replace("reply = name;", "reply = line;");
    String far = SESSION.replace("count++;", "count--;").replace("return reply;", "return line;");

    assertThat(slugs(SESSION, near)).containsExactly("answer");
    assertThat(slugs(SESSION, far)).containsExactly("answer", "answer-2");
  }

  @Test
  void aSlugStaysWhenAnEarlierHunkIsAdded() {
    String later = SESSION.replace("count = 0;", "count = -1;");
    String both = later.replace("count++;", "count += 2;").replace("util.List", "util.Map");

    assertThat(slugs(SESSION, later)).containsExactly("end");
    assertThat(slugs(SESSION, both)).containsExactly("imports", "answer", "end");
  }

  @Test
  void aFileThatIsNotJavaHasLines() {
    Source before = Source.of("src/main/resources/a.properties", "a=1\nb=2\nc=3\n");
    Source after = Source.of("src/main/resources/a.properties", "a=1\nb=2\nc=4\n");
    Hunk hunk = Hunks.between(before, after).get(0);

    assertThat(hunk.slug()).isEqualTo("lines");
    assertThat(hunk.place()).isEqualTo("after line 2");
    assertThat(hunk.from()).isZero();
  }

  private static Hunk only(String old, String now) {
    assertThat(SESSION).contains(old);
    List<Hunk> hunks = Hunks.between(java(SESSION), java(SESSION.replace(old, now)));
    assertThat(hunks).hasSize(1);
    return hunks.get(0);
  }

  private static List<String> slugs(String before, String after) {
    return Hunks.between(java(before), java(after)).stream().map(Hunk::slug).toList();
  }

  private static List<String> places(String before, String after) {
    return Hunks.between(java(before), java(after)).stream().map(Hunk::place).toList();
  }

  private static Source enumeration(String constants) {
    return java("enum E {\n  " + constants + ";\n\n  int a;\n}\n");
  }

  private static Source java(String text) {
    return Source.of("src/main/java/notif/Session.java", text);
  }
}
