package notif.page;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import java.util.List;
import notif.page.Part.Kind;

/** Reads the parts of a Java file from its syntax tree. */
final class Outline {

  private final List<String> lines;

  private Outline(List<String> lines) {
    this.lines = lines;
  }

  /** The parts of a file; a file of another kind is one part. */
  static Part of(Source source) {
    Part file = Part.file(source.lines().size());
    if (source.isJava()) {
      new Outline(source.lines()).read(Java.parse(source), file);
    }
    return file;
  }

  private void read(CompilationUnit unit, Part file) {
    unit.getPackageDeclaration()
        .ifPresent(
            node -> {
              String words = "package `" + node.getNameAsString() + "`";
              file.add(Kind.PACKAGE, words, "package", 0, begin(node), end(node));
            });
    NodeList<ImportDeclaration> imports = unit.getImports();
    if (imports.isNonEmpty()) {
      int start = start(imports.get(0));
      int end = end(imports.get(imports.size() - 1));
      file.add(Kind.IMPORTS, "the imports", "imports", start, start, end);
    }
    unit.getTypes().forEach(type -> type(type, file));
  }

  private void type(TypeDeclaration<?> type, Part parent) {
    String words = word(type) + " `" + type.getNameAsString() + "`";
    String id = Slug.of(type.isTopLevelType() ? type.getNameAsString() : words);
    Part part = parent.add(Kind.TYPE, words, id, start(type), begin(type), end(type));
    int brace = brace(type);
    part.add(Kind.HEAD, "the declaration", "declaration", start(type), begin(type), brace + 1);
    if (type instanceof EnumDeclaration constants && constants.getEntries().isNonEmpty()) {
      var entries = constants.getEntries();
      int start = start(entries.get(0));
      int end = end(entries.get(entries.size() - 1));
      part.add(Kind.CONSTANTS, "the constants", "constants", start, start, end);
    }
    type.getMembers().forEach(member -> member(member, type, part));
  }

  private void member(BodyDeclaration<?> member, TypeDeclaration<?> type, Part part) {
    if (member instanceof TypeDeclaration<?> inner) {
      type(inner, part);
    } else if (member instanceof FieldDeclaration) {
      field(member, part);
    } else if (member instanceof CallableDeclaration<?> callable) {
      callable(callable, type, part);
    } else {
      boolean compact = member instanceof CompactConstructorDeclaration;
      String words = compact ? "the constructor" : "the initializer";
      part.add(Kind.METHOD, words, Slug.of(words), start(member), begin(member), end(member));
    }
  }

  /** Fields without anything between them are one part. */
  private void field(BodyDeclaration<?> field, Part part) {
    Part last = part.parts().get(part.parts().size() - 1);
    int start = last.kind() == Kind.FIELDS ? last.start() : start(field);
    if (last.kind() == Kind.FIELDS) {
      part.parts().remove(last);
    }
    part.add(Kind.FIELDS, "the fields", "fields", start, start, end(field));
  }

  private void callable(CallableDeclaration<?> callable, TypeDeclaration<?> type, Part part) {
    String name = callable.getNameAsString();
    boolean constructor = callable.isConstructorDeclaration();
    boolean overloaded =
        constructor ? type.getConstructors().size() > 1 : type.getMethodsByName(name).size() > 1;
    String parameters =
        overloaded
            ? callable.getParameters().stream()
                .map(parameter -> parameter.getTypeAsString() + (parameter.isVarArgs() ? "…" : ""))
                .reduce((a, b) -> a + ", " + b)
                .orElse("")
            : "";
    String words = "`" + name + "(" + parameters + ")`";
    if (constructor) {
      words = overloaded ? "the constructor " + words : "the constructor";
    }
    String id = Slug.of((constructor ? "constructor" : name) + " " + parameters);
    part.add(Kind.METHOD, words, id, start(callable), begin(callable), end(callable));
  }

  private static String word(TypeDeclaration<?> type) {
    if (type instanceof ClassOrInterfaceDeclaration declared) {
      return declared.isInterface() ? "interface" : "class";
    }
    return type instanceof RecordDeclaration
        ? "record"
        : type instanceof EnumDeclaration ? "enum" : "annotation";
  }

  /** The line of the brace that opens a type. */
  private static int brace(TypeDeclaration<?> type) {
    var token = type.getName().getTokenRange().orElseThrow().getBegin();
    while (!token.getText().equals("{")) {
      token = token.getNextToken().orElseThrow();
    }
    return token.getRange().orElseThrow().begin.line - 1;
  }

  /** The first line with the comments that stand right above. */
  private int start(Node node) {
    int start = node.getComment().map(Outline::begin).orElse(begin(node));
    while (start > 0 && lines.get(start - 1).strip().startsWith("//")) {
      start--;
    }
    return start;
  }

  private static int begin(Node node) {
    return node.getBegin().orElseThrow().line - 1;
  }

  private static int end(Node node) {
    return node.getEnd().orElseThrow().line;
  }
}
