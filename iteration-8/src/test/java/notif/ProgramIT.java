package notif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as its users start it: a process, spoken to through a socket. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD) // a read of a process cannot be interrupted
class ProgramIT {
  private static final String JAR = "target/iteration-8.jar";
  private static final String[] QUIET = {"--random-every", "1h"};

  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void kill() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  private Process start(String... arguments) throws IOException {
    return start(Redirect.PIPE, arguments);
  }

  private Process start(Redirect out, String... arguments) throws IOException {
    List<String> options = new ArrayList<>(List.of("-jar", JAR));
    options.addAll(List.of(arguments));
    return startJava(out, options);
  }

  private Process startJava(Redirect out, List<String> options) throws IOException {
    List<String> command = new ArrayList<>(options);
    command.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Process process = new ProcessBuilder(command).redirectOutput(out).start();
    started.add(process);
    return process;
  }

  private static BufferedReader out(Process process) {
    return process.inputReader(UTF_8);
  }

  private static BufferedReader err(Process process) {
    return process.errorReader(UTF_8);
  }

  private static PrintStream in(Process process) {
    return new PrintStream(process.getOutputStream(), true, UTF_8);
  }

  private Process server(String port, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("server", "--port", port));
    arguments.addAll(List.of(QUIET));
    arguments.addAll(List.of(more));
    return start(arguments.toArray(String[]::new));
  }

  private static String port(BufferedReader out) throws IOException {
    String line = out.readLine();
    assertThat(line).startsWith("listening on 127.0.0.1:");
    return line.substring("listening on 127.0.0.1:".length());
  }

  @Test
  void theServerServesAndSaysGoodbyeOnSigterm() throws Exception {
    Process server = server("0");
    String port = port(out(server));
    try (Socket socket = new Socket("127.0.0.1", Integer.parseInt(port))) {
      PrintStream say = new PrintStream(socket.getOutputStream(), true, UTF_8);
      BufferedReader hear =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      say.print("random?\nnotif\n");
      assertThat(hear.readLine()).matches("\\d+");
      assertThat(hear.readLine()).isEqualTo("notif: OK");
      in(server).println("Très joli, 11e");
      assertThat(hear.readLine()).isEqualTo("notif: classified");
      say.print("stop_notif\r\nclassified?\r\n");
      assertThat(hear.readLine()).isEqualTo("OK");
      assertThat(hear.readLine()).isEqualTo("Très joli, 11e");
      in(server).println("OK");
      assertThat(err(server).readLine()).startsWith("INFO Loops - transport: ");
      assertThat(err(server).readLine()).startsWith("not published: ");
      server.toHandle().destroy(); // SIGTERM
      assertThat(hear.readLine()).startsWith("BYE ");
      assertThat(hear.readLine()).isNull();
    }
    assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isEqualTo(143);
    assertThat(err(server).readLine()).isNull();
  }

  @Test
  void nettyLoadsNoEventsOfTheFlightRecorder() throws Exception {
    Path loaded = folder.resolve("loaded");
    Process server =
        startJava(
            Redirect.PIPE,
            List.of("-Xlog:class+load:file=" + loaded, "-jar", JAR, "server", "--port=0"));
    try (Socket socket = new Socket("127.0.0.1", Integer.parseInt(port(out(server))))) {
      socket.getOutputStream().write("random?\n".getBytes(UTF_8));
      assertThat(socket.getInputStream().read()).isBetween((int) '0', (int) '9');
    }
    server.destroyForcibly().waitFor();
    assertThat(Files.readString(loaded))
        .contains("notif.Session ")
        .doesNotContain("io.netty.buffer.AllocateBufferEvent");
  }

  @Test
  void theEndOfItsInputIsNoEndOfTheServer() throws Exception {
    Process server = server("0");
    String port = port(out(server));
    server.getOutputStream().close();
    try (Socket socket = new Socket("127.0.0.1", Integer.parseInt(port))) {
      socket.getOutputStream().write("classified?\n".getBytes(UTF_8));
      socket.shutdownOutput();
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8)).isEqualTo("OK\r\n");
    }
  }

  @Test
  void theClientPrintsItemsAndSurvivesTheServer() throws Exception {
    Path ads = Files.writeString(folder.resolve("ads"), "one\n");
    Process server = server("0", "--ads", ads.toString());
    String port = port(out(server));
    Process client = start("client", "--port", port);
    BufferedReader items = out(client);
    assertThat(List.of(items.readLine(), items.readLine()))
        .anyMatch("classified one"::equals)
        .anyMatch(item -> item.matches("random \\d+"));
    Files.writeString(ads, "one\ntwo\n");
    assertThat(items.readLine()).isEqualTo("classified two");

    server.destroyForcibly().waitFor();
    assertThat(err(client).readLine()).contains("lost").contains("next try in");
    assertThat(err(client).readLine()).contains("refused").contains("next try in");
    Files.writeString(ads, "one\ntwo\nthree\n");
    port(out(server(port, "--ads", ads.toString())));
    List<String> again = new ArrayList<>();
    while (!again.contains("classified three")) {
      again.add(items.readLine());
    }
    assertThat(again).containsSubsequence("classified one", "classified two", "classified three");
  }

  @Test
  void anOutputThatIsFullIsOneLineAndCode1() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no " + full);
    String port = port(out(server("0")));
    Process client = start(Redirect.to(full.toFile()), "client", "--port", port);
    assertThat(err(client).lines()).containsExactly("cannot write to standard output");
    assertThat(client.waitFor()).isEqualTo(1);
  }

  @Test
  void aCommandIsRunForEachItemWithKindAndText() throws Exception {
    Process server = server("0");
    String port = port(out(server));
    in(server).println("$(touch x) `y`; 'z");
    Process client = start("client", "--port", port, "--run", "echo");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      lines.add(out(client).readLine());
    }
    // What it prints, and what echo prints: the same.
    assertThat(lines).filteredOn("classified $(touch x) `y`; 'z"::equals).hasSize(2);
  }

  @Test
  void aCommandThatReadsIsNotWaitedFor() throws Exception {
    Path command = Files.writeString(folder.resolve("command"), "#!/bin/sh\nread line\necho $2\n");
    assertThat(command.toFile().setExecutable(true)).isTrue();
    Process server = server("0");
    String port = port(out(server));
    in(server).println("one");
    Process client = start("client", "--port", port, "--run", command.toString());
    assertThat(out(client).lines().limit(4)).contains("classified one", "one");
  }

  @Test
  void aCommandThatFailsIsReportedAndSurvived() throws Exception {
    String port = port(out(server("0")));
    Process failing = start("client", "--port", port, "--run", "false");
    assertThat(err(failing).readLine()).isEqualTo("false ended with code 1");
    assertThat(failing.isAlive()).isTrue();
    Process missing = start("client", "--port", port, "--run", "no-such-command");
    assertThat(err(missing).readLine()).contains("no-such-command");
    assertThat(missing.isAlive()).isTrue();
  }

  @Test
  void aServerThatIsNotThereIsOneLineAndCode1() throws Exception {
    Process server = server("0");
    String port = port(out(server));
    server.destroyForcibly().waitFor();
    Process client = start("client", "--port", port);
    assertThat(client.waitFor()).isEqualTo(1);
    assertThat(err(client).lines()).singleElement().asString().startsWith("cannot connect to ");
  }

  @Test
  void theDemonstrationPrintsTheExchange() throws Exception {
    BufferedReader lines = out(start());
    assertThat(lines.readLine()).isEqualTo("C: random?");
    assertThat(lines.readLine()).isEqualTo("C: classified?");
    assertThat(lines.readLine()).matches("S: \\d+");
  }
}
