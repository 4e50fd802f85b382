package notif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import notif.transport.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server as a process, when the world around it fails or its clients are many. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD) // a read of a process cannot be interrupted
class HostileProgramIT {
  private static final long FILES_OF_TEN_THOUSAND = 11_000; // that a process may open

  @TempDir private Path folder;
  private final List<Peer> peers = new ArrayList<>();
  private Process server;
  private BufferedReader err;
  private int port;

  @AfterEach
  void kill() throws Exception {
    for (Peer peer : peers) {
      peer.close();
    }
    server.destroyForcibly().waitFor();
  }

  /** Starts the server where a shell command has been run before. */
  private void start(String before, String... options) throws IOException {
    launch(before, options);
    String line = server.inputReader(UTF_8).readLine();
    assertThat(line).startsWith("listening on 127.0.0.1:");
    port = Integer.parseInt(line.substring("listening on 127.0.0.1:".length()));
    assertThat(err.readLine()).startsWith("INFO Loops - transport: ");
  }

  private void launch(String before, String... options) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String program = " exec \"$0\" -jar target/iteration-8.jar server --port 0 \"$@\"";
    List<String> command = new ArrayList<>(List.of("sh", "-c", before + program, java));
    command.addAll(List.of("--random-every", "1h"));
    command.addAll(List.of(options));
    server = new ProcessBuilder(command).start();
    err = server.errorReader(UTF_8);
  }

  private Peer connect() throws IOException {
    Peer peer = Peer.connect(port);
    peers.add(peer);
    return peer;
  }

  @Test
  void whatIsNoAdIsRefusedAndTheServerGoesOn() throws Exception {
    start("");
    PrintStream ads = new PrintStream(server.getOutputStream(), true, UTF_8);
    List<String> bad =
        List.of(
            "",
            "OK",
            "a\tb",
            "a\0b",
            "\033[2J",
            "\u009b2J",
            "x".repeat(401),
            "é".repeat(201),
            "notif: random",
            "ERR state what",
            "BYE now",
            "will send notifs");
    for (String ad : bad) {
      ads.println(ad);
      assertThat(err.readLine()).matches("not published: line \\d+: an ad has .*");
    }
    ads.println("Très joli, 11e");
    connect().says("random?", "notif").hears("\\d+", "notif: OK", "notif: classified");
    connect().says("classified?").hears("Très joli, 11e");
  }

  @Test
  void aFileOfAdsMayComeLateGrowAndShrink() throws Exception {
    Path file = Files.createDirectory(folder.resolve("ads"));
    start("", "--ads", file.toString());
    assertThat(err.readLine()).isEqualTo("cannot read " + file + "; waiting for it");
    Peer client = connect().says("random?", "notif").hears("\\d+", "notif: OK");
    Files.delete(file);
    Files.writeString(file, "one\n");
    client.hears("notif: classified").says("stop_notif", "classified?", "notif");
    client.hears("OK", "one", "notif: OK");
    Files.writeString(file, "two\n", StandardOpenOption.APPEND);
    client.hears("notif: classified").says("stop_notif", "classified?", "notif");
    client.hears("OK", "two", "notif: OK");
    Files.writeString(file, "3\n");
    client.hears("notif: classified").says("stop_notif", "classified?").hears("OK", "3");
  }

  @Test
  void moreLoopsThanFilesIsOneLineAndCode2() throws Exception {
    launch("ulimit -n 100;", "--loops", "200");
    assertThat(err.readLine()).startsWith("200 event loops cannot be had; ");
    assertThat(err.readLine()).isNull();
    assertThat(server.waitFor()).isEqualTo(2);
  }

  @Test
  void whoIsInterruptedWhileItStartsSaysNothing() throws Exception {
    for (int delay = 200; delay < 1000; delay += 80) {
      launch("");
      if (!server.waitFor(delay, TimeUnit.MILLISECONDS)) {
        server.toHandle().destroy(); // its streams stay open
      }
      assertThat(err.lines().filter(line -> !line.startsWith("INFO Loops"))).isEmpty();
      assertThat(server.waitFor()).isEqualTo(143);
    }
  }

  @Test
  void aServerWithoutInputPublishesNothing() throws Exception {
    start("exec <&-;");
    assertThat(server.waitFor(1, TimeUnit.SECONDS)).isFalse();
    connect().says("classified?").hears("OK");
    assertThat(err.ready()).as("something is told").isFalse();
  }

  @Test
  void filesThatRunOutMakeNoAdComeAgain() throws Exception {
    Path file = Files.writeString(folder.resolve("ads"), "one\n");
    start("ulimit -n 100;", "--ads", file.toString());
    Peer client = connect().says("random?", "notif").hears("\\d+", "notif: OK");
    client.hears("notif: classified").says("stop_notif", "classified?").hears("OK", "one");
    for (int i = 0; i < 100; i++) {
      connect();
    }
    assertThat(err.readLine()).contains("cannot accept");
    assertThat(server.waitFor(1, TimeUnit.SECONDS)).isFalse(); // it looks for ads meanwhile
    for (Peer peer : peers.subList(1, peers.size())) {
      peer.close();
    }
    Files.writeString(file, "two\n", StandardOpenOption.APPEND);
    client.says("notif").hears("notif: OK", "notif: classified");
    client.says("stop_notif", "classified?").hears("OK", "two");
  }

  @Test
  void aFileOfAdsMayGoAndComeBack() throws Exception {
    Path file = Files.writeString(folder.resolve("ads"), "one\n");
    start("", "--ads", file.toString());
    Peer client = connect().says("random?", "notif").hears("\\d+", "notif: OK");
    client.hears("notif: classified").says("stop_notif", "classified?", "notif");
    client.hears("OK", "one", "notif: OK");
    Files.delete(file);
    assertThat(err.readLine()).isEqualTo("cannot read " + file + "; waiting for it");
    Files.writeString(file, "two, which is longer\n");
    client.hears("notif: classified").says("stop_notif", "classified?");
    client.hears("OK", "two, which is longer");
  }

  @Test
  void aFileOfAdsMayBeReplacedAndTouched() throws Exception {
    Path file = Files.writeString(folder.resolve("ads"), "one\n");
    start("", "--ads", file.toString());
    Peer client = connect().says("random?", "notif").hears("\\d+", "notif: OK");
    client.hears("notif: classified").says("stop_notif", "classified?", "notif");
    client.hears("OK", "one", "notif: OK");
    Path longer = Files.writeString(folder.resolve("longer"), "one\ntwo\n");
    Files.move(longer, file, StandardCopyOption.ATOMIC_MOVE);
    client.hears("notif: classified").says("stop_notif", "classified?");
    client.hears("OK", "two");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(server.waitFor(2, TimeUnit.SECONDS)).isFalse(); // it looks meanwhile
    client.says("classified?").hears("OK");
  }

  @Test
  void aThousandClientsHearTheFarewell() throws Exception {
    start("");
    for (int i = 0; i < 1000; i++) {
      connect().says(i % 2 == 0 ? "random?" : "notif");
    }
    for (Peer peer : peers) {
      peer.hears("\\d+|notif: OK");
    }
    server.toHandle().destroy(); // SIGTERM
    assertThat(server.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isEqualTo(143);
    for (int i = 0; i < 1000; i++) {
      Peer peer = i % 2 == 0 ? peers.get(i) : peers.get(i).hears("notif: random");
      assertThat(peer.hears("BYE .*").line()).isNull();
    }
    assertThat(err.readLine()).isNull();
  }

  @Test
  void theTenThousandAndFirstClientIsSentAway() throws Exception {
    Process limit = new ProcessBuilder("sh", "-c", "ulimit -Hn").start();
    String files = limit.inputReader(UTF_8).readLine();
    assumeTrue(files.equals("unlimited") || Long.parseLong(files) > FILES_OF_TEN_THOUSAND);
    start("");
    for (int i = 0; i < 10_000; i++) {
      connect();
    }
    for (int i = 0; i < 10_000; i += 100) {
      peers.get(i).says("random?").hears("\\d+");
    }
    assertThat(connect().hears("ERR busy .*").line()).isNull();
    peers.get(0).says("random?").hears("\\d+");
  }

  @ParameterizedTest
  @EnumSource
  void withoutFilesLeftItWaitsAndThenGoesOn(Transport transport) throws Exception {
    assumeTrue(transport.fault() == null, () -> transport + ": " + transport.fault());
    start("ulimit -n 78;", "--transport", transport.name());
    for (int i = 0; i < 80; i++) {
      connect().says("random?"); // whoever is not accepted waits in the system's queue
    }
    peers.get(0).hears("\\d+");
    assertThat(err.readLine()).contains("cannot accept");
    long before = cpuTicks();
    long begin = System.nanoTime();
    for (int i = 0; i < 2; i++) {
      assertThat(err.readLine()).contains("cannot accept");
    }
    assertThat(System.nanoTime() - begin).as("two pauses").isGreaterThan(SECONDS.toNanos(1));
    assertThat(cpuTicks() - before).as("hundredths of two seconds").isLessThan(100);
    peers.get(0).says("random?").hears("\\d+");
    for (Peer peer : peers.subList(0, 40)) {
      peer.close();
    }
    for (Peer peer : peers.subList(40, 80)) {
      peer.hears("\\d+");
    }
    server.toHandle().destroy();
    assertThat(err.lines()).noneMatch(line -> line.startsWith("\tat "));
    assertThat(server.waitFor()).isEqualTo(143);
  }

  private long cpuTicks() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + server.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]); // utime, stime
  }
}
