package notif.recordings;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import notif.page.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine, with small commands in the place of the programs. */
@Timeout(30)
class PlayerTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LATE = Duration.ofSeconds(20);

  @TempDir private Path folder;

  private static Script script(String... lines) {
    return Script.parse("x.run", ("# x\n" + String.join("\n", lines)).lines().toList());
  }

  private void check(Duration limit, String... lines) throws Exception {
    Player.check(script(lines), new Tools(folder, folder), limit);
  }

  private Script record(String... lines) throws Exception {
    return Player.record(script(lines), new Tools(folder, folder), SOON);
  }

  @Test
  void whatHappensAsWrittenPasses() throws Exception {
    check(LATE, "$ echo one; echo two", "one", "two", "$ cat", "> three", "three", "^D", "$");
  }

  @Test
  void aWrongLineIsSeenAndShown() {
    assertThatThrownBy(() -> check(LATE, "[window w]", "$ printf 'one\\ntwo\\n'", "one", "three"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("x.run:5 is not what happens now, in the terminal \"w\"")
        .hasMessageContaining("expected: three")
        .hasMessageContaining("but came: two")
        .hasMessageContaining("w: one");
  }

  @Test
  void aMissingLineIsSeenWhenTheCommandEnds() {
    assertThatThrownBy(() -> check(LATE, "$ echo one", "one", "two"))
        .hasMessageContaining("expected: two")
        .hasMessageContaining("(the command ended)");
  }

  @Test
  @Timeout(value = 10, unit = SECONDS)
  void aCommandThatHangsIsAFailureAndIsEnded() {
    assertThatThrownBy(() -> check(SOON, "$ sleep 600", "one"))
        .hasMessageContaining("(nothing for 1000 ms)");
    assertThatThrownBy(() -> check(SOON, "$ sleep 600", "$ echo"))
        .hasMessageContaining("(the command before it ends)");
    assertThat(ProcessHandle.current().descendants()).isEmpty();
  }

  @Test
  void oneLineTooManyIsSeenAtTheEnd() {
    assertThatThrownBy(() -> check(LATE, "$ echo one; echo two", "one"))
        .hasMessageContaining("(nothing more before the end)")
        .hasMessageContaining("but came: two");
  }

  @Test
  void oneLineTooManyIsSeenInTheMiddle() {
    assertThatThrownBy(() -> check(LATE, "$ echo one; echo two", "one", "$ echo three", "three"))
        .hasMessageContaining("(nothing more before $ echo three)");
  }

  @Test
  void drawnNumbersPortsAndWaitsAreNoDifference() throws Exception {
    check(LATE, "$ echo number 7237452374523 port 6789", "number 823648236482364 port 6789");
    check(LATE, "$ echo lost, next try in 12 ms", "lost, next try in 3512 ms");
    check(LATE, "$ echo transport: NIO, event loops: 8", "transport: IO_URING, event loops: 1");
    check(LATE, "$ echo the connection was lost: Connection reset", "the connection was lost");
    assertThatThrownBy(() -> check(LATE, "$ echo in 12 ms", "in 13 ms"))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> check(LATE, "$ echo random 12345", "random OK"))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void howOftenAClientTriesIsNoDifference() throws Exception {
    String tries = "$ for i in 1 2 3; do echo refused, next try in $i ms; done; echo there";
    check(LATE, tries, "refused, next try in 7 ms", "there");
  }

  @Test
  void controlCEndsACommand() throws Exception {
    check(
        LATE,
        "$ (trap 'echo ended; exit' INT TERM; echo ready; read line)",
        "ready",
        "^C",
        "ended",
        "$");
  }

  @Test
  void aKilledCommandSaysNothing() throws Exception {
    check(
        LATE,
        "[window a]",
        "$ trap 'echo ended; exit' INT TERM; echo ready; cat",
        "ready",
        "[window b]",
        "$ echo b",
        "b",
        "[kill a]",
        "[window a]",
        "$ echo again",
        "again");
  }

  @Test
  void terminalsTalkThroughNc() throws Exception {
    Tools.provideOurs(folder.resolve("nc"));
    List<String> ends = List.of("$ echo last | nc -N 127.0.0.1 6789", "> x");
    for (String end : ends) {
      boolean more = end.startsWith(">");
      check(
          LATE,
          "[window server]",
          "$ nc -l -p 6789",
          "[window client]",
          more ? "$ nc 127.0.0.1 6789\n> hello" : end,
          "[window server]",
          more ? "hello" : "last",
          more ? "> hi\n[window client]\nhi\n[window server]\n^C\n$\n[window client]" : "^D\n$",
          more ? end + "\n^D\n$" : "[window client]\n$");
    }
    check(LATE, "$ nc 127.0.0.1 6789; echo $?", "1"); // where nobody listens
  }

  @Test
  void aRecordingIsWhatHappensNow() throws Exception {
    String[] lines = {"[window a]", "$ echo one; cat", "[window b]", "$ cat", "> two", "^D", "$"};
    Script recorded = record(lines);
    assertThat(recorded.text())
        .isEqualTo("# x\n[window a]\n$ echo one; cat\none\n[window b]\n$ cat\n> two\ntwo\n^D\n$\n");
    Player.check(recorded, new Tools(folder, folder), LATE);
  }

  @Test
  void aRecordingReplacesWhatIsOtherAndKeepsWhatIsTheSame() throws Exception {
    Script recorded = record("$ echo 1234567; echo two; echo four", "9876543", "three", "$");
    assertThat(recorded.text().lines().skip(2)).containsExactly("9876543", "two", "four", "$");
  }

  @Test
  void aRecordingWaitsForAText() throws Exception {
    String[] lines = {"$ read a; echo $a; sleep 0.7; echo late", "> soon", "[wait for late]", "$"};
    Script once = record(lines);
    assertThat(once.text().lines().skip(3)).containsExactly("[wait for late]", "soon", "late", "$");
    Script twice = Player.record(once, new Tools(folder, folder), SOON);
    assertThat(twice.text()).isEqualTo(once.text());
  }
}
