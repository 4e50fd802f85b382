package notif;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.commons.io.input.Tailer;
import org.apache.commons.io.input.TailerListenerAdapter;

/** Brings ads to the board. Reading blocks, so it is done in a thread of its own. */
final class Ads extends TailerListenerAdapter {
  private final Board board;
  private final PrintWriter err;
  private Path file; // null for standard input

  Ads(Board board, PrintWriter err) {
    this.board = board;
    this.err = err;
  }

  /** Publishes the lines of a file as it grows, without one those of standard input. */
  void read(Path file) {
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
      board.publish(line);
    } catch (IllegalArgumentException e) {
      err.println("not published: " + e.getMessage());
    }
  }
}
