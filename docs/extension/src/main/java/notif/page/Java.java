package notif.page;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.CompilationUnit;

/** The parser. It is given whole files only: fragments of Java cannot be parsed reliably. */
final class Java {

  private Java() {}

  static CompilationUnit parse(Source source) {
    var configuration = new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_17);
    ParseResult<CompilationUnit> result = new JavaParser(configuration).parse(source.text());
    if (!result.isSuccessful()) {
      throw new PageException(source.path() + ": " + result.getProblem(0).getVerboseMessage());
    }
    return result.getResult().orElseThrow();
  }
}
