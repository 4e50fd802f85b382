package notif;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a program prints while it runs, line by line. */
public final class Printed extends Writer {
  private final StringBuilder line = new StringBuilder();
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  /** Where the program prints. */
  public PrintWriter writer() {
    return new PrintWriter(this, true);
  }

  /** The next line, waited for. */
  public String line() throws InterruptedException {
    String next = lines.poll(10, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing more is printed");
    }
    return next;
  }

  @Override
  public void write(char[] text, int offset, int length) {
    synchronized (line) {
      for (int i = offset; i < offset + length; i++) {
        if (text[i] == '\n') {
          lines.add(line.toString());
          line.setLength(0);
        } else {
          line.append(text[i]);
        }
      }
    }
  }

  @Override
  public void flush() {
    // a line is there as soon as it ends
  }

  @Override
  public void close() {
    // what was printed stays
  }
}
