package notif.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.commons.io.input.Tailer;
import org.apache.commons.io.input.TailerListenerAdapter;

/**
 * Publishes the lines of a file, or of standard input, each as an ad. Reading blocks, so it is done
 * in a thread of its own.
 */
public final class Ads extends TailerListenerAdapter {
  private final Consumer<String> publish;
  private final PrintWriter err;
  private Path file; // null for standard input

  /**
   * Makes a reader that does not read yet.
   *
   * @param publish is given each line, in the reader's thread; it throws an {@link
   *     IllegalArgumentException} that says why a line is no ad
   * @param err is told of what could not be read or published, a line each
   */
  public Ads(Consumer<String> publish, PrintWriter err) {
    this.publish = publish;
    this.err = err;
  }

  /**
   * Starts to read, and returns.
   *
   * @param file is followed as it grows, or until it is there; null for standard input
   */
  public void read(Path file) {
    this.file = file;
    if (file != null) {
      follow();
      return;
    }
    Thread thread = new Thread(this::readInput, "ads");
    thread.setDaemon(true);
    thread.start(); // and ends with the input; the server goes on
  }

  private void follow() {
    if (Files.isDirectory(file) || !Files.isReadable(file)) {
      err.println("cannot read " + file + "; waiting for it");
    }
    Tailer.builder()
        .setPath(file)
        .setCharset(UTF_8)
        .setReOpen(true) // another file may have taken its place
        .setIgnoreTouch(true)
        .setTailerListener(this)
        .get();
  }

  /** The tailer ends when the file goes. Another one waits for it, and begins at its start. */
  @Override
  public void handle(Exception fault) {
    if (fault instanceof NoSuchFileException || fault instanceof FileNotFoundException) {
      follow();
    } else {
      err.println("cannot read " + file + ": " + fault.getMessage());
    }
  }

  private void readInput() {
    try {
      new BufferedReader(new InputStreamReader(System.in, UTF_8)).lines().forEach(this::handle);
    } catch (UncheckedIOException e) {
      err.println("cannot read standard input: " + e.getCause().getMessage());
    }
  }

  @Override
  public void handle(String line) {
    try {
      publish.accept(line);
    } catch (IllegalArgumentException e) {
      err.println("not published: " + e.getMessage());
    }
  }
}
