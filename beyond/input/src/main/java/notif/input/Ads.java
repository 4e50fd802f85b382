package notif.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import picocli.CommandLine.Option;

/**
 * Publishes the lines of a file, or of standard input, each as an ad: a mixin of a command line.
 * Reading blocks, so it is done in a thread of its own.
 *
 * <p>A file is appended to. One that takes its place is read from its start, unless it begins with
 * all that has been read; so is one that has become shorter. A file that cannot be read for a while
 * goes on where it was.
 */
public final class Ads {
  private static final int LONGEST = 1024; // bytes of a line that are kept: no ad has as many
  private static final int PAUSE = 200; // milliseconds between two looks at the file

  @Option(
      names = "--ads",
      paramLabel = "FILE",
      description = "publish its lines as it grows (default: those of standard input)")
  private Path file; // null for standard input

  private final ByteArrayOutputStream line = new ByteArrayOutputStream(); // begun, and not ended
  private final byte[] octets = new byte[8192]; // of one read
  private InputStream in = InputStream.nullInputStream(); // the file, open
  private Object key = this; // of the file that is open; no file has this one
  private final CRC32 sum = new CRC32(); // of the bytes taken from it
  private long taken; // how many they are
  private long lines; // that were ended
  private boolean waiting; // it could not be read, and that was said
  private Consumer<String> publish;
  private PrintWriter err;

  /**
   * Starts to read, and returns.
   *
   * @param publish is given each line, in the reader's thread; it throws an {@link
   *     IllegalArgumentException} that says why a line is no ad
   * @param err is told of what could not be read or published, a line each
   */
  public void read(Consumer<String> publish, PrintWriter err) {
    this.publish = publish;
    this.err = err;
    ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(Ads::thread);
    if (file == null) {
      reader.execute(this::readInput); // the server outlives it
    } else {
      reader.scheduleWithFixedDelay(this::look, 0, PAUSE, TimeUnit.MILLISECONDS);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "ads");
    thread.setDaemon(true);
    return thread;
  }

  private void readInput() {
    try {
      if (!isClosed()) {
        take(System.in);
      }
      if (line.size() > 0) {
        publish();
      }
    } catch (IOException e) {
      err.println("cannot read standard input: " + e.getMessage());
    }
  }

  /** Whether there is no input: then the first file that the JVM opens stands in its place. */
  private static boolean isClosed() {
    Path classes = Path.of(System.getProperty("java.home"), "lib", "modules");
    try {
      return Files.isSameFile(Path.of("/dev/stdin"), classes);
    } catch (IOException e) {
      return false; // this system does not say
    }
  }

  /** Takes what has been appended, or what is in the file that has taken the place. */
  private void look() {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      boolean shorter = now.isRegularFile() && now.size() < taken; // a pipe has no size
      boolean another = !Objects.equals(key, now.fileKey()) || shorter;
      take(in);
      if (another) {
        FileInputStream next = open(now);
        if (!now.isRegularFile()) {
          forget(); // what comes through a pipe cannot be read twice
        } else if (!goesOn(next)) {
          forget();
          next.getChannel().position(0);
        }
        in.close();
        in = next;
        key = now.fileKey();
        take(in);
      }
      waiting = false;
    } catch (IOException e) {
      if (!waiting) {
        err.println("cannot read " + file + "; waiting for it");
      }
      waiting = true;
    }
  }

  private FileInputStream open(BasicFileAttributes attributes) throws IOException {
    if (attributes.isDirectory()) {
      throw new FileSystemException("" + file, null, "is a directory");
    }
    return new FileInputStream(file.toFile());
  }

  /** Whether the file begins with all that was taken, as one that an editor has saved anew. */
  private boolean goesOn(InputStream in) throws IOException {
    CRC32 begin = new CRC32();
    long left = taken;
    int count = 0;
    while (left > 0 && count >= 0) {
      count = in.read(octets, 0, (int) Math.min(left, octets.length));
      begin.update(octets, 0, Math.max(0, count));
      left -= count;
    }
    return left == 0 && begin.getValue() == sum.getValue();
  }

  private void forget() {
    if (line.size() > 0) {
      err.println("not published: a line without an end");
    }
    line.reset();
    sum.reset();
    taken = 0;
    lines = 0;
  }

  /** Takes all that has come. */
  private void take(InputStream in) throws IOException {
    for (int count = in.read(octets); count >= 0; count = in.read(octets)) {
      taken += count;
      sum.update(octets, 0, count);
      for (int i = 0; i < count; i++) {
        if (octets[i] == '\n') {
          publish();
        } else if (line.size() < LONGEST) {
          line.write(octets[i]);
        }
      }
    }
  }

  private void publish() {
    String ad = line.toString(UTF_8);
    boolean text = Arrays.equals(ad.getBytes(UTF_8), line.toByteArray()) || line.size() == LONGEST;
    line.reset();
    lines++;
    try {
      if (!text) {
        throw new IllegalArgumentException("it is not UTF-8");
      }
      publish.accept(ad.endsWith("\r") ? ad.substring(0, ad.length() - 1) : ad);
    } catch (IllegalArgumentException e) {
      err.println("not published: line " + lines + ": " + e.getMessage());
    }
  }
}
