package notif.page;

import com.github.javaparser.JavaToken;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.type.VarType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Marks the tokens of a file: {@code b} a keyword, {@code i} a comment, {@code u} a literal, {@code
 * var} an annotation; the short elements keep the page small.
 */
final class Highlighter {

  private final Set<JavaToken> keywords = tokens();
  private final Set<JavaToken> annotations = tokens();

  private Highlighter(CompilationUnit unit) {
    unit.walk(VarType.class, type -> keywords.add(type.getTokenRange().orElseThrow().getBegin()));
    unit.walk(AnnotationExpr.class, this::annotation);
  }

  /** Each line as HTML, with its line end. */
  static List<String> lines(Source source) {
    if (!source.isJava()) {
      return source.lines().stream().map(Html::text).toList();
    }
    CompilationUnit unit = Java.parse(source);
    return new Highlighter(unit).mark(unit);
  }

  private List<String> mark(CompilationUnit unit) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    var token = unit.getTokenRange().map(range -> range.getBegin().findFirstToken());
    for (; token.isPresent(); token = token.get().getNextToken()) {
      String element = element(token.get());
      for (String text : token.get().getText().split("(?<=\n)")) {
        line.append(mark(element, text));
        if (text.endsWith("\n")) {
          lines.add(line.toString());
          line.setLength(0);
        }
      }
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  /** A mark never goes over a line end. */
  private static String mark(String element, String text) {
    String html = Html.text(text);
    if (element == null || text.isBlank()) {
      return html;
    }
    String end = html.endsWith("\n") ? "\n" : "";
    String words = html.substring(0, html.length() - end.length());
    return "<" + element + ">" + words + "</" + element + ">" + end;
  }

  private String element(JavaToken token) {
    if (annotations.contains(token)) {
      return "var";
    }
    if (keywords.contains(token)) {
      return "b";
    }
    return switch (token.getCategory()) {
      case COMMENT -> "i";
      case LITERAL -> "u";
      case KEYWORD -> "b";
      default -> null;
    };
  }

  private void annotation(AnnotationExpr annotation) {
    JavaToken last = annotation.getName().getTokenRange().orElseThrow().getEnd();
    JavaToken token = annotation.getTokenRange().orElseThrow().getBegin();
    while (token != last) {
      annotations.add(token);
      token = token.getNextToken().orElseThrow();
    }
    annotations.add(last);
  }

  private static Set<JavaToken> tokens() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}
