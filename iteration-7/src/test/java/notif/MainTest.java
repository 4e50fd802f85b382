package notif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.run(new Main(), new PrintWriter(out), new PrintWriter(err), arguments);
  }

  @Test
  void serverAndClientTalkInOneProcessUntilInterrupted() throws InterruptedException {
    Printed printed = new Printed();
    PrintWriter out = printed.writer();
    String[] options = {"--random-every", "1h", "--idle", "1h", "--renew", "100ms"};
    Thread demonstration =
        new Thread(() -> Main.run(new Main(), out, new PrintWriter(err), options));
    demonstration.start();
    assertThat(printed.line()).isEqualTo("C: random?");
    assertThat(printed.line()).isEqualTo("C: classified?");
    assertThat(printed.line()).isEqualTo("C: notif");
    assertThat(printed.line()).matches("S: \\d+");
    assertThat(printed.line()).isEqualTo("S: Nice appart in the 11e.");
    assertThat(printed.line()).isEqualTo("S: notif: OK");
    for (int i = 0; i < 2; i++) {
      assertThat(printed.line()).isEqualTo("C: stop_notif");
      assertThat(printed.line()).isEqualTo("C: notif");
      assertThat(printed.line()).isEqualTo("S: OK");
      assertThat(printed.line()).isEqualTo("S: notif: OK");
    }
    assertThat(demonstration.isAlive()).isTrue();
    demonstration.interrupt();
    demonstration.join();
  }

  /** Plays the server's part of a session; the client must say and print its own. */
  private void talk(String options, String... session) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread script = new Thread(() -> play(server, session));
      script.start();
      String arguments = "client --port " + server.getLocalPort() + options;
      assertThat(run(arguments.split(" "))).isEqualTo(1);
      script.join();
    }
    assertThat(out.toString().lines()).containsExactly(session);
  }

  private static void play(ServerSocket server, String... session) {
    try (Socket client = server.accept()) {
      client.setSoTimeout(10_000);
      BufferedReader hear =
          new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
      for (String line : session) {
        if (line.startsWith("S: ")) {
          client.getOutputStream().write((line.substring(3) + "\r\n").getBytes(UTF_8));
        } else {
          hear.readLine();
        }
      }
      hear.readLine(); // the end
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theEndOfTheModeIsNoEndOfTheProgram() throws Exception {
    talk(
        "",
        "C: random?",
        "C: classified?",
        "C: notif",
        "S: 7",
        "S: OK",
        "S: notif: OK",
        "S: notif: end",
        "C: notif",
        "S: notif: OK",
        "S: BYE for today");
    assertThat(err.toString()).isEqualTo("the server said: BYE for today\n");
  }

  @Test
  void theModeIsRenewedAsSoonAsIsSaid() throws Exception {
    talk(
        " --renew 100ms",
        "C: random?",
        "C: classified?",
        "C: notif",
        "S: 7",
        "S: OK",
        "S: notif: OK",
        "C: stop_notif",
        "C: notif",
        "S: BYE for today");
  }

  @Test
  void aClientMayBeSilentAsLongAsIsSaid() throws Exception {
    Printed printed = new Printed();
    PrintWriter out = printed.writer();
    String[] options = {"server", "--port", "0", "--idle", "100ms"};
    Thread server = new Thread(() -> Main.run(new Main(), out, new PrintWriter(err), options));
    server.start();
    int port = Integer.parseInt(printed.line().replace("listening on 127.0.0.1:", ""));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      assertThat(socket.getInputStream().readAllBytes()).asString(UTF_8).startsWith("BYE ");
    }
    server.interrupt();
    server.join();
  }

  @Test
  void aServerThatEndsTheConversationIsOneLineAndCode1() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread rude =
          new Thread(
              () -> {
                try (Socket client = server.accept()) {
                  client.getOutputStream().write("BYE \u009b2J for today\r\n".getBytes(UTF_8));
                  client.getInputStream().readAllBytes();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      rude.start();
      assertThat(run("client", "--port", "" + server.getLocalPort())).isEqualTo(1);
      rude.join();
    }
    assertThat(err.toString()).isEqualTo("the server said: BYE \uFFFD2J for today\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--colour",
        "dance",
        "--port x",
        "--port 65536",
        "--port -1",
        "--port",
        "--random-every 0s",
        "--random-every 5",
        "--random-every 1d",
        "--idle 0s",
        "client --renew x"
      })
  void aWrongOptionIsOneLineAndCode2(String arguments) {
    assertThat(run(arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().endsWith("; see --help");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aPortInUseIsOneLineAndCode1() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(run("server", "--port", "" + taken.getLocalPort())).isEqualTo(1);
    }
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .matches("cannot listen on 127.0.0.1:\\d+: Address already in use; .* another --port .*");
  }

  @Test
  void aServerThatIsNotThereIsOneLineAndCode1() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(run("client", "--port", "" + port)).isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .matches("cannot connect to 127.0.0.1:\\d+: Connection refused.*; start a server there.*");
  }

  @Test
  void aHostThatIsNotThereIsOneLineAndCode1() {
    assertThat(run("client", "--host", "nowhere.invalid")).isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("cannot connect to nowhere.invalid:6789: unknown host; ");
  }

  @Test
  void anAddressThatIsNotThereIsOneLineAndCode1() {
    assertThat(run("server", "--bind", "nowhere.invalid")).isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("cannot listen on nowhere.invalid:6789: unknown host; ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "server --help", "client --help", "--version"})
  void helpAndVersionAreAnswered(String arguments) {
    assertThat(run(arguments.split(" "))).isZero();
    assertThat(out.toString()).isNotBlank();
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "server --help, --port, 6789",
    "server --help, --idle, 30m",
    "client --help, --port, 6789",
    "client --help, --renew, 29m"
  })
  void theDefaultsAreThoseOfTheProtocol(String arguments, String option, String value) {
    assertThat(run(arguments.split(" "))).isZero();
    assertThat(out.toString())
        .containsPattern(option + "=\\S+\\s[^=]*\\(default:\\s+" + value + "\\b");
  }

  @Test
  void theServerPublishesTheLinesOfAFile(@TempDir Path folder) throws Exception {
    Path ads = Files.writeString(folder.resolve("ads"), "one\n");
    Printed printed = new Printed();
    PrintWriter out = printed.writer();
    String[] options = {"server", "--port", "0", "--ads", ads.toString()};
    Thread server = new Thread(() -> Main.run(new Main(), out, new PrintWriter(err), options));
    server.start();
    int port = Integer.parseInt(printed.line().replace("listening on 127.0.0.1:", ""));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      BufferedReader hear =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      String line = "OK";
      while (line.equals("OK")) { // until the file is read
        socket.getOutputStream().write("classified?\n".getBytes(UTF_8));
        line = hear.readLine();
      }
      assertThat(line).isEqualTo("one");
    }
    server.interrupt();
    server.join();
  }
}
