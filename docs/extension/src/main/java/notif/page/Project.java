package notif.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import notif.sessions.Session;

/**
 * The modules {@code iteration-1}, {@code iteration-2} … and the sessions, as files. Step 0 is the
 * empty one that comes before the first.
 */
record Project(Path root) {

  private static final List<String> FOLDERS = List.of("src/main/java", "src/main/resources");
  private static final String SESSION = ".session";

  /** A file of a step by its name below the source folder, as in {@code notif/Session.java}. */
  Optional<Source> find(int step, String file) {
    return FOLDERS.stream()
        .map(folder -> folder + "/" + file)
        .filter(path -> step > 0 && Files.isRegularFile(module(step).resolve(path)))
        .map(path -> Source.of(path, read(module(step).resolve(path))))
        .findFirst();
  }

  /** A file that must be there. */
  Source get(int step, String file) {
    return find(step, file)
        .orElseThrow(() -> new PageException("iteration-" + step + " has no file " + file));
  }

  /** The names of all main files of a step, sorted. */
  List<String> files(int step) {
    List<String> files = new ArrayList<>();
    for (String folder : FOLDERS) {
      Path start = step > 0 ? module(step).resolve(folder) : Path.of("");
      if (step > 0 && Files.isDirectory(start)) {
        list(start).forEach(file -> files.add(start.relativize(file).toString()));
      }
    }
    Collections.sort(files);
    return files;
  }

  /** A file by its path in the project. */
  Source code(String path) {
    Path file = root.resolve(path);
    if (!Files.isRegularFile(file)) {
      throw new PageException("there is no " + path);
    }
    return Source.of(path, read(file));
  }

  /** A session by the name of its file. */
  Session session(String name) {
    String text = recorded("sessions", name);
    try {
      return Session.parse(name.replace(SESSION, ""), text);
    } catch (IllegalArgumentException e) {
      throw new PageException(e.getMessage());
    }
  }

  /** The sessions that begin to hold at a step, by name. */
  List<Session> sessions(int step) {
    return list(sessionFolder())
        .map(file -> file.getFileName().toString())
        .filter(name -> name.endsWith(SESSION))
        .map(this::session)
        .filter(session -> session.first() == step)
        .toList();
  }

  /** What stands in a file of a folder of {@code docs}, as in {@code figures}. */
  String recorded(String folder, String name) {
    return code("docs/" + folder + "/" + name).text();
  }

  /** How many iterations there are. */
  int steps() {
    int steps = 0;
    while (Files.isDirectory(root.resolve("iteration-" + (steps + 1)))) {
      steps++;
    }
    return steps;
  }

  /** The file of a class of tests. */
  Source test(int step, String type) {
    String path = "src/test/java/notif/" + type + ".java";
    Path file = module(step).resolve(path);
    if (!Files.isRegularFile(file)) {
      throw new PageException("iteration-" + step + " has no test " + type);
    }
    return Source.of(path, read(file));
  }

  private Path sessionFolder() {
    return root.resolve("docs/sessions");
  }

  private Path module(int step) {
    Path module = root.resolve("iteration-" + step);
    if (!Files.isDirectory(module)) {
      throw new PageException("there is no iteration-" + step);
    }
    return module;
  }

  private static Stream<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
