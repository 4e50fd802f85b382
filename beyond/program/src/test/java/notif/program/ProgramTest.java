package notif.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

  @Test
  @Timeout(20)
  void aServerEndsWithAnyOfItsEventLoops() {
    StringWriter out = new StringWriter();
    int code =
        Program.run(new Serving(), new PrintWriter(out), new PrintWriter(err, true), "--port=0");
    assertThat(code).isEqualTo(1);
    assertThat(out.toString()).startsWith("listening on 127.0.0.1:");
    assertThat(err.toString().lines()).containsExactly("an event loop died");
  }

  /** Loses the event loop that does not listen. */
  private static final class Serving extends Program {
    @Override
    public Integer call() throws Exception {
      EventLoopGroup group = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
      ServerBootstrap bootstrap =
          new ServerBootstrap()
              .group(group)
              .channel(NioServerSocketChannel.class)
              .childHandler(new ChannelInboundHandlerAdapter());
      String host = "127.0.0.1";
      Channel channel = listening(bootstrap.bind(host, ownPort()), host, ownPort());
      group.next().shutdownGracefully(0, 5, TimeUnit.SECONDS);
      try {
        return serve(channel);
      } finally {
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS);
      }
    }
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
