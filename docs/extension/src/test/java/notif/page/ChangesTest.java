package notif.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChangesTest {

  @Test
  void anAddedMethodBeginsAtItsHead() {
    String before = "class A {\n  void a() {\n  }\n\n  void c() {\n  }\n}\n";
    String after = "class A {\n  void a() {\n  }\n\n  void b() {\n  }\n\n  void c() {\n  }\n}\n";

    assertThat(Changes.between(source(before), source(after)))
        .containsExactly(new Change(4, 4, 4, 7));
    assertThat(Changes.between(source(after), source(before)))
        .containsExactly(new Change(4, 7, 4, 4));
  }

  @Test
  void anAddedMethodBeginsAtItsJavadoc() {
    String before = "  /** A. */\n  void a() {\n  }\n\n  /** C. */\n  void c() {\n  }\n";
    String after =
        "  /** A. */\n  void a() {\n  }\n\n  /** B. */\n  void b() {\n  }\n\n  /** C. */\n"
            + "  void c() {\n  }\n";

    assertThat(Changes.between(source(before), source(after)))
        .containsExactly(new Change(4, 4, 4, 8));
  }

  @Test
  void anAddedMethodHasItsOwnAnnotation() {
    String before = "class A {\n\n  @Override\n  public void a() {}\n}\n";
    String after =
        before.replace("  @Override", "  @Override\n  public void b() {}\n\n  @Override");

    assertThat(Changes.between(source(before), source(after)))
        .containsExactly(new Change(2, 2, 2, 5));
    assertThat(Changes.between(source(after), source(before)))
        .containsExactly(new Change(2, 5, 2, 2));
  }

  @Test
  void anAddedBranchBeginsAtItsHead() {
    String before = "  if (a) {\n    b();\n  }\n  c();\n";
    String after = "  if (x) {\n    y();\n  }\n  if (a) {\n    b();\n  }\n  c();\n";

    assertThat(Changes.between(source(before), source(after)))
        .containsExactly(new Change(0, 0, 0, 3));
  }

  @Test
  void theFrameOfAJavadocDoesNotDivideAChange() {
    String before = "/**\n * A.\n *\n * @return a\n */\nint a();\n";
    String after = "/**\n * B.\n *\n * @return b\n */\nint b();\n";

    assertThat(Changes.between(source(before), source(after)))
        .containsExactly(new Change(1, 6, 1, 6));
  }

  @Test
  void aBlockDoesNotSlideOverItsNeighbour() {
    Source before = source("a\nx\nb\n");
    Source after = source("x\nx\nx\nb\nx\n");

    assertThat(Changes.between(before, after))
        .allSatisfy(change -> assertThat(change.from()).isBetween(0, 3));
    assertThat(applied(before, after)).isEqualTo(after.text());
  }

  @Test
  void aMissingLastLineEndIsAChange() {
    assertThat(Changes.between(source("a\nb"), source("a\nb\n")))
        .containsExactly(new Change(1, 2, 1, 2));
  }

  private static String applied(Source from, Source to) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (Change change : Changes.between(from, to)) {
      text.append(String.join("", from.lines().subList(at, change.from())));
      text.append(String.join("", to.lines().subList(change.to(), change.toEnd())));
      at = change.fromEnd();
    }
    return text.append(String.join("", from.lines().subList(at, from.lines().size()))).toString();
  }

  private static Source source(String text) {
    return Source.of("src/main/resources/a.txt", text); // one part
  }
}
