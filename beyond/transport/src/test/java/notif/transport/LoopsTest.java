package notif.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.EventLoopGroup;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

  @ParameterizedTest
  @ValueSource(strings = {"0", "1025", "2147483647"})
  void noLoopIsTooFewAndAThousandAreEnough(String number) {
    line.parseArgs("--loops", number);
    assertThatThrownBy(() -> loops.group(line))
        .isInstanceOf(ParameterException.class)
        .hasMessage("--loops must be 1 to 1024");
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
