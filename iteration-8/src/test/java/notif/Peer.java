package notif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;

/** One end of a real connection, with the test as its user. Whatever it waits for, it gives up. */
final class Peer implements AutoCloseable {
  private static final int PATIENCE = 10_000; // milliseconds

  final Socket socket;
  private BufferedReader lines; // null before the first; it is large

  /** Takes over a connection that stands. */
  Peer(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE);
  }

  /** A client of the server on a port. */
  static Peer connect(int port) throws IOException {
    return new Peer(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  Peer says(String... texts) throws IOException {
    return saysRaw(String.join("\r\n", texts) + "\r\n");
  }

  Peer saysRaw(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
    return this;
  }

  /** Waits for lines; each must match its pattern. */
  Peer hears(String... patterns) throws IOException {
    for (String pattern : patterns) {
      assertThat(line()).matches(pattern);
    }
    return this;
  }

  /** The next line; null at the end of the connection. */
  String line() throws IOException {
    if (lines == null) {
      lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }
    return lines.readLine();
  }

  /** Says no more, and hears what is left. */
  String finish() throws IOException {
    socket.shutdownOutput();
    StringBuilder text = new StringBuilder();
    for (String line = line(); line != null; line = line()) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  /** Ends the connection as a machine does that has lost its memory of it. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
