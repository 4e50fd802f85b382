package notif.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class DrawsTest {
  private final EmbeddedChannel clock = new EmbeddedChannel();
  private final AtomicInteger drawn = new AtomicInteger();

  private void start(String... arguments) {
    Draws draws = new Draws();
    new CommandLine(CommandSpec.create().addMixin("draws", CommandSpec.forAnnotatedObject(draws)))
        .parseArgs(arguments);
    clock.freezeTime();
    draws.start(clock.eventLoop(), drawn::incrementAndGet);
  }

  private void pass(int milliseconds) {
    clock.advanceTimeBy(milliseconds, TimeUnit.MILLISECONDS);
    clock.runScheduledPendingTasks();
  }

  @Test
  void aNumberIsDrawnAsOftenAsIsSaid() {
    start("--random-every", "200ms");
    pass(199);
    assertThat(drawn).hasValue(0);
    pass(1);
    assertThat(drawn).hasValue(1);
    pass(200);
    assertThat(drawn).hasValue(2);
  }

  @Test
  void whereNothingIsSaidItIsEveryFiveSeconds() {
    start();
    pass(4999);
    assertThat(drawn).hasValue(0);
    pass(1);
    assertThat(drawn).hasValue(1);
  }
}
