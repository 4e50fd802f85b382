package notif.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class ProgramTest {
  private final StringWriter err = new StringWriter();

  private int run(Writer out, String... arguments) {
    return Program.run(new Printing(), new PrintWriter(out), new PrintWriter(err), arguments);
  }

  @Test
  void anOutputThatIsFullIsOneLineAndCode1() {
    assertThat(run(new Full())).isEqualTo(1);
    assertThat(err.toString().lines()).containsExactly("cannot write to standard output");
  }

  @Test
  void anArgumentIsNoFileOfArguments() {
    assertThat(run(new StringWriter(), "@.")).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().contains("@.");
  }

  private static final class Printing extends Program {
    @Override
    public Integer call() {
      print("a line");
      print("another");
      return 0;
    }
  }

  private static final class Full extends Writer {
    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      throw new IOException("for this test");
    }

    @Override
    public void flush() {
      // nothing is kept
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
