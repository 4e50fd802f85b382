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
import java.util.List;
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
    String[] options = {"--random-every", "300ms"};
    Thread demonstration =
        new Thread(() -> Main.run(new Main(), out, new PrintWriter(err), options));
    demonstration.start();
    assertThat(printed.line()).isEqualTo("C: random?");
    assertThat(printed.line()).isEqualTo("C: classified?");
    assertThat(printed.line()).matches("S: \\d+");
    assertThat(printed.line()).isEqualTo("S: Nice appart in the 11e.");
    assertThat(printed.line()).isEqualTo("C: notif");
    assertThat(printed.line()).isEqualTo("S: notif: OK");
    for (int i = 0; i < 2; i++) {
      assertThat(printed.line()).isEqualTo("S: notif: random");
      assertThat(printed.line()).isEqualTo("C: stop_notif");
      assertThat(List.of(printed.line(), printed.line()))
          .containsExactlyInAnyOrder("C: random?", "S: OK"); // they may cross
      assertThat(printed.line()).matches("S: \\d+");
      assertThat(printed.line()).isEqualTo("C: notif");
      assertThat(printed.line()).isEqualTo("S: notif: OK");
    }
    assertThat(demonstration.isAlive()).isTrue();
    demonstration.interrupt();
    demonstration.join();
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
        "client --renew x",
        "server --max-clients 0",
        "server --loops 0",
        "server --transport pigeon"
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

  @Test
  void theModeIsRenewedAsSoonAsIsSaid() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String[] options = {"client", "--port", "" + server.getLocalPort(), "--renew", "1s"};
      Thread client = new Thread(() -> run(options));
      client.start();
      try (Socket socket = server.accept()) {
        socket.setSoTimeout(10_000);
        BufferedReader hear =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        assertThat(hear.readLine()).isEqualTo("random?");
        assertThat(hear.readLine()).isEqualTo("classified?");
        socket.getOutputStream().write("7\r\nOK\r\n".getBytes(UTF_8));
        assertThat(hear.readLine()).isEqualTo("notif");
        socket.getOutputStream().write("notif: OK\r\n".getBytes(UTF_8));
        assertThat(hear.readLine()).isEqualTo("stop_notif");
        assertThat(hear.readLine()).isEqualTo("notif");
      }
      client.interrupt();
      client.join();
    }
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
  void oneClientMoreThanIsSaidIsRefused() throws Exception {
    Printed printed = new Printed();
    PrintWriter out = printed.writer();
    String[] options = {"server", "--port", "0", "--max-clients", "1"};
    Thread server = new Thread(() -> Main.run(new Main(), out, new PrintWriter(err), options));
    server.start();
    int port = Integer.parseInt(printed.line().replace("listening on 127.0.0.1:", ""));
    try (Socket first = new Socket(InetAddress.getLoopbackAddress(), port)) {
      first.setSoTimeout(10_000);
      first.getOutputStream().write("random?\n".getBytes(UTF_8));
      assertThat(first.getInputStream().read()).isBetween((int) '0', (int) '9');
      try (Socket second = new Socket(InetAddress.getLoopbackAddress(), port)) {
        second.setSoTimeout(10_000);
        assertThat(second.getInputStream().readAllBytes()).asString(UTF_8).startsWith("ERR busy ");
      }
    }
    server.interrupt();
    server.join();
  }
}
