package notif.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import notif.page.Script;
import org.junit.jupiter.api.Test;

class ScriptTest {
  @Test
  void everyScriptIsReadAndWrittenAsItIs() throws Exception {
    assertThat(Script.all(Player.root().resolve("docs/runs")))
        .isNotEmpty()
        .allSatisfy(
            script ->
                assertThat(Player.root().resolve("docs/runs/" + script.name()))
                    .hasContent(script.text()));
  }

  @Test
  void aScriptWithoutTitleIsRefused() {
    assertThatThrownBy(() -> Script.parse("x.run", List.of("$ echo")))
        .hasMessageContaining("x.run begins with a line '# title'");
  }

  @Test
  void theCommandsAreThoseThatAreStarted() {
    Script script = Script.parse("x.run", List.of("# x", "$ cat", "> $ no", "^D", "$", "$ ls"));
    assertThat(script.commands()).containsExactly("cat", "ls");
  }

  @Test
  void programsAreToldThePortThatTheyWouldTakeByDefault() {
    Tools tools = new Tools(Path.of(""), Path.of(""));
    String port = tools.here("6789");
    assertThat(tools.here("nc -l -p 6789")).isEqualTo("nc -l -p " + port);
    assertThat(tools.here("java -jar iteration-8.jar server --idle 3s"))
        .isEqualTo("java -jar iteration-8.jar server --port " + port + " --idle 3s");
    assertThat(tools.here("java -cp classes:iteration-8.jar notif.Main client"))
        .isEqualTo("java -cp classes:iteration-8.jar notif.Main client --port " + port);
    assertThat(tools.here("java -jar iteration-8.jar")).isEqualTo("java -jar iteration-8.jar");
    assertThat(tools.asShown("listening on 127.0.0.1:" + port))
        .isEqualTo("listening on 127.0.0.1:6789");
  }
}
