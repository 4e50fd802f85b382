package notif.recordings;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stands in for {@code nc}: sends what it reads, prints what it receives. It ends as OpenBSD's
 * does: a listener with the connection; one that has connected when both sides have ended, or at
 * the next line typed after the other side has.
 */
public final class Netcat {
  private final Socket socket;
  private final boolean tells; // the other side, that no more is typed
  private final AtomicBoolean over = new AtomicBoolean(); // the other side has ended

  private Netcat(Socket socket, boolean tells) {
    this.socket = socket;
    this.tells = tells;
  }

  /**
   * Connects, or listens for one connection.
   *
   * @param arguments {@code HOST PORT} or {@code -l -p PORT}; {@code -N} to end our side of the
   *     connection with the input
   */
  public static void main(String... arguments) throws IOException, InterruptedException {
    List<String> options = List.of(arguments);
    int port = Integer.parseInt(options.get(options.size() - 1));
    boolean listens = options.contains("-l");
    try (Socket socket = listens ? accept(port) : connect(options.get(options.size() - 2), port)) {
      Netcat netcat = new Netcat(socket, options.contains("-N"));
      Thread typed = new Thread(netcat::send, "typed");
      typed.setDaemon(true);
      typed.start();
      netcat.receive();
      if (!listens) {
        typed.join();
      }
    }
  }

  private static Socket accept(int port) throws IOException {
    try (ServerSocket listening = new ServerSocket(port)) {
      return listening.accept();
    }
  }

  private static Socket connect(String host, int port) throws IOException {
    try {
      return new Socket(host, port);
    } catch (ConnectException e) {
      System.exit(1); // without a word, as nc
      throw e;
    }
  }

  private void send() {
    byte[] bytes = new byte[8192];
    try {
      OutputStream out = socket.getOutputStream();
      for (int n = System.in.read(bytes); n >= 0 && !over.get(); n = System.in.read(bytes)) {
        out.write(bytes, 0, n);
      }
      if (tells) {
        socket.shutdownOutput();
      }
    } catch (IOException e) {
      over.set(true); // nobody reads any more
    }
  }

  private void receive() {
    byte[] bytes = new byte[8192];
    try {
      InputStream in = socket.getInputStream();
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        System.out.write(bytes, 0, n);
        System.out.flush();
      }
    } catch (IOException e) {
      over.set(true); // reset: the same to us
    }
    over.set(true);
  }
}
