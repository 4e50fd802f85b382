package notif.page;

import com.github.javaparser.ast.body.MethodDeclaration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A test that the text names.
 *
 * @param step the iteration that it belongs to
 * @param type the name of its class
 * @param name the name of the method
 * @param source its lines with their javadoc, as HTML
 */
record TestMethod(int step, String type, String name, String source) {

  private static final Pattern TARGET = Pattern.compile("(\\d+)/(\\w+)#(\\w+)");

  /**
   * Finds a test by what the text calls it, as in {@code 5/SessionTest#stopEndsTheMode}.
   *
   * @throws PageException if there is no such method
   */
  static TestMethod find(Project project, String target) {
    Matcher words = TARGET.matcher(target);
    if (!words.matches()) {
      throw new PageException("a test is written N/ClassName#method, not " + target);
    }
    int step = Integer.parseInt(words.group(1));
    Source file = project.test(step, words.group(2));
    MethodDeclaration method =
        Java.parse(file).findAll(MethodDeclaration.class).stream()
            .filter(each -> each.getNameAsString().equals(words.group(3)))
            .findFirst()
            .orElseThrow(() -> new PageException(file.path() + " has no test " + words.group(3)));
    return new TestMethod(step, words.group(2), words.group(3), source(file, method));
  }

  private static String source(Source file, MethodDeclaration method) {
    int start =
        method
            .getComment()
            .flatMap(comment -> comment.getRange())
            .or(method::getRange)
            .orElseThrow()
            .begin
            .line;
    int end = method.getRange().orElseThrow().end.line;
    List<String> lines = Highlighter.lines(file).subList(start - 1, end);
    String indent = lines.get(0).replaceFirst("(?s)^( *).*", "$1");
    return lines.stream()
        .map(line -> line.startsWith(indent) ? line.substring(indent.length()) : line)
        .reduce("", String::concat);
  }

  String id() {
    return "test-" + step + "-" + type + "-" + name;
  }

  /** Where its source stands. */
  String link() {
    return FilesPage.NAME + "#" + id();
  }

  /** What the text calls it. */
  String words() {
    return type + "." + name;
  }
}
