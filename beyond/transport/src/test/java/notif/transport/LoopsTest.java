package notif.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.EventLoopGroup;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

@Timeout(20)
class LoopsTest {
  private final Loops loops = new Loops();
  private final CommandLine line = new CommandLine(new Program(loops));

  @Test
  void aTransportCanBeAskedFor() throws InterruptedException {
    line.setCaseInsensitiveEnumValuesAllowed(true).parseArgs("--transport", "nio", "--loops", "2");
    EventLoopGroup group = loops.group(line);
    assertThat(Transport.of(group)).isEqualTo(Transport.NIO);
    assertThat(group).hasSize(2);
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
  }

  @Test
  void withoutAWordTheBestIsTaken() throws InterruptedException {
    line.parseArgs();
    EventLoopGroup group = loops.group(line);
    assertThat(Transport.of(group)).isEqualTo(Transport.best());
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
  }

  @Test
  void noLoopIsTooFew() {
    line.parseArgs("--loops", "0");
    assertThatThrownBy(() -> loops.group(line))
        .isInstanceOf(ParameterException.class)
        .hasMessage("--loops must be 1 or more");
  }

  @Test
  void nettyIsToldWhatNobodySaid() {
    assertThat(System.getProperty("io.netty.jfr.enabled")).isEqualTo("false");
    assertThat(System.getProperty("io.netty.leakDetection.level")) // the build has said it
        .isEqualTo("paranoid");
  }

  @CommandLine.Command
  private static final class Program {
    @CommandLine.Mixin private final Loops loops;

    Program(Loops loops) {
      this.loops = loops;
    }
  }
}
