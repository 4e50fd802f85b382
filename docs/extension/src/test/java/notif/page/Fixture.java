package notif.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A project of a few little modules, written for one test. */
record Fixture(Path root) {

  Fixture java(int step, String text) {
    return file(step, "java/notif/Session.java", text);
  }

  Fixture resource(int step, String name, String text) {
    return file(step, "resources/" + name, text);
  }

  Fixture session(String name, String text) {
    return write("docs/sessions/" + name + ".session", text);
  }

  Fixture test(int step, String text) {
    return write("iteration-" + step + "/src/test/java/notif/SessionTest.java", text);
  }

  /** A file of a folder of {@code docs}. */
  Fixture recorded(String path, String text) {
    return write("docs/" + path, text);
  }

  private Fixture file(int step, String path, String text) {
    return write("iteration-" + step + "/src/main/" + path, text);
  }

  private Fixture write(String path, String text) {
    try {
      Files.createDirectories(root.resolve(path).getParent());
      Files.writeString(root.resolve(path), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }
}
