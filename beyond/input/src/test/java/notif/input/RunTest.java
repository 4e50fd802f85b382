package notif.input;

import static org.assertj.core.api.Assertions.assertThat;

import notif.Printed;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class RunTest {
  private final Printed err = new Printed();

  private void run(String... arguments) {
    Run run = new Run();
    new CommandLine(CommandSpec.create().addMixin("run", CommandSpec.forAnnotatedObject(run)))
        .parseArgs(arguments);
    run.start("random", "7", err.writer());
    err.writer().println("the end");
  }

  @Test
  void aCommandThatFailsIsReported() throws InterruptedException {
    run("--run", "false");
    assertThat(err.line()).isEqualTo("false ended with code 1");
  }

  @Test
  void aCommandThatIsNotThereIsReported() throws InterruptedException {
    run("--run", "no-such-command");
    assertThat(err.line()).startsWith("Cannot run program \"no-such-command\"");
  }

  @Test
  void withoutACommandNothingIsStarted() throws InterruptedException {
    run();
    assertThat(err.line()).isEqualTo("the end");
  }
}
