package notif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.run(new Main(), new PrintWriter(out), new PrintWriter(err), arguments);
  }

  @Test
  void serverAndClientTalkInOneProcess() {
    assertThat(run("--random-every", "50ms")).isZero();
    assertThat(out.toString().replaceAll("\\d{5,}", "NUMBER").lines())
        .containsExactly(
            "C: random?",
            "C: classified?",
            "C: notif",
            "S: NUMBER",
            "S: Nice appart in the 11e.",
            "S: notif: OK",
            "S: notif: random",
            "C: stop_notif",
            "S: OK",
            "C: random?",
            "S: NUMBER");
    assertThat(err.toString()).isEmpty();
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
        "--random-every 1d"
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
