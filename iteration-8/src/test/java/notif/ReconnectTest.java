package notif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client whose server comes and goes. The test is the server, and ends each wait at once. */
@Timeout(10)
class ReconnectTest {
  private static final Duration RENEW = Duration.ofMinutes(29);

  /** What each side says in a session of a watch, from the first fetch to the second entry. */
  private static final String[][] SESSION = {
    {"OK", "notif"}, {"notif: OK"}, {"notif: classified", "stop_notif", "classified\\?"},
    {"OK"}, {"one", "notif"}, {"notif: OK"}
  };

  /** A wait before the next try, and the try. */
  private record Wait(long milliseconds, Runnable task) {}

  private final BlockingQueue<Wait> waits = new LinkedBlockingQueue<>();
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()) {
        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
          waits.add(new Wait(unit.toMillis(delay), task));
          return super.schedule(() -> {}, 0, unit);
        }
      };
  private final ExecutorService callbacks = Executors.newSingleThreadExecutor();
  private final BlockingQueue<String> items = new LinkedBlockingQueue<>();
  private ServerSocket server;
  private Client client;

  @BeforeEach
  void begin() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    server.setSoTimeout(5000);
    client = client();
    client.onClassified(callbacks, items::add);
  }

  private Client client() {
    return new Client(group, "127.0.0.1", server.getLocalPort(), RENEW, line -> {});
  }

  private Peer accept() throws IOException {
    return new Peer(server.accept());
  }

  @AfterEach
  void end() throws Exception {
    client.close();
    callbacks.shutdownNow();
    server.close();
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
  }

  @Test
  void aServerThatClosesAtOnceIsTriedMoreAndMoreSeldom() throws Exception {
    client.connect();
    long total = 0;
    for (int i = 0; i < 30; i++) {
      accept().close();
      Wait wait = waits.take();
      assertThat(wait.milliseconds).isLessThan(1000L << Math.min(i, 6));
      assertThat(waits).as("more tries than one").isEmpty();
      total += wait.milliseconds;
      group.execute(wait.task);
    }
    assertThat(total).as("milliseconds of 30 waits").isGreaterThan(60_000);
  }

  /** It takes what it is asked, or one question of it, and answers nothing for ten seconds. */
  @ParameterizedTest
  @ValueSource(strings = {"", "OK"})
  void aServerThatStaysMuteIsTriedMoreAndMoreSeldom(String answer) throws Exception {
    Client watcher = client();
    watcher.onClassified(Runnable::run, items::add);
    long total = 0;
    for (int i = 0; i < 30; i++) {
      Conversation conversation = new Conversation(line -> {});
      Wire wire = new Wire(Client.pipeline(conversation, RENEW));
      watcher.start(conversation, wire.channel());
      wire.pass(Duration.ofSeconds(9));
      if (!answer.isEmpty()) {
        wire.bring(answer).pass(Duration.ofSeconds(9)).isClosed(false);
      }
      wire.pass(Duration.ofSeconds(2)).isClosed(true).end();
      total += waits.take().milliseconds;
    }
    assertThat(total).as("milliseconds of 30 waits").isGreaterThan(60_000);
  }

  @Test
  void aServerThatHasGoneIsTriedUntilItIsBack() throws Exception {
    client.connect();
    accept().close();
    int port = server.getLocalPort();
    server.close();
    for (int i = 0; i < 5; i++) {
      group.execute(waits.take().task);
    }
    Wait wait = waits.take();
    server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    group.execute(wait.task);
    try (Peer peer = accept()) {
      peer.hears("classified\\?");
    }
  }

  @Test
  void whatIsAskedDuringATryFailsAndDoesNotDisturbIt() throws Exception {
    client.connect();
    accept().close();
    Runnable tryAgain = waits.take().task;
    CompletableFuture<Long> asked =
        group
            .submit(
                () -> {
                  tryAgain.run();
                  return client.random();
                })
            .get();
    assertThatThrownBy(asked::get).hasRootCauseMessage("not connected");
    try (Peer peer = accept()) {
      peer.hears("classified\\?");
    }
  }

  @Test
  void closedDuringATryItTriesNoMore() throws Exception {
    client.connect();
    accept().close();
    Runnable tryAgain = waits.take().task;
    group
        .submit(
            () -> {
              tryAgain.run();
              client.close();
            })
        .get();
    group.submit(() -> {}).get(); // the try has failed by now
    assertThat(waits).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ERR busy too many", "ERR internal", "BYE the server ends", "OK", "7", "", "\0"})
  void whateverAServerSaysUnaskedItIsTriedAgain(String line) throws Exception {
    client.connect();
    try (Peer peer = play(2).says(line)) {
      assertThat(peer.line()).isNull();
    }
    group.execute(waits.take().task);
    try (Peer peer = accept().hears("classified\\?").says("one")) {
      peer.hears("notif");
    }
    assertThat(items).containsExactly("one");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void droppedAtAnyMomentItStartsAfresh(int exchanges) throws Exception {
    client.connect();
    play(exchanges).reset();
    group.execute(waits.take().task);
    try (Peer again = accept()) {
      again.hears("classified\\?").says("one\ttwo").hears("notif").says("notif: OK");
    }
    assertThat(items).endsWith("one", "two").hasSize(exchanges < 5 ? 2 : 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void closedAtAnyMomentItComesBackNoMore(int exchanges) throws Exception {
    client.connect();
    try (Peer peer = play(exchanges)) {
      client.close();
      assertThat(peer.line()).isNull();
    }
    client.close(); // once more is no harm
    comesBackNoMore();
  }

  /** Brings a client that has connected so far in its session. */
  private Peer play(int exchanges) throws IOException {
    Peer peer = accept().hears("classified\\?");
    for (int i = 0; i < exchanges; i++) {
      peer.says(SESSION[i][0]);
      for (int j = 1; j < SESSION[i].length; j++) {
        peer.hears(SESSION[i][j]);
      }
    }
    return peer;
  }

  private void comesBackNoMore() throws Exception {
    for (int i = 0; i < 5; i++) {
      group.submit(() -> {}).sync(); // whatever follows from what has happened
    }
    assertThat(waits).isEmpty();
    server.setSoTimeout(1);
    assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void closedWhileItConnectsItConnectsNoMore() throws Exception {
    Callable<ChannelFuture> connectAndClose =
        () -> {
          ChannelFuture connecting = client.connect();
          client.close();
          return connecting;
        };
    ChannelFuture connecting = group.submit(connectAndClose).get();
    assertThat(connecting.await().isSuccess()).isFalse();
    connecting.channel().closeFuture().sync();
    comesBackNoMore();
  }

  @Test
  void closedWhileItWaitsItConnectsNoMore() throws Exception {
    client.connect();
    accept().close();
    Wait wait = waits.take();
    client.close();
    group.submit(wait.task).sync();
    comesBackNoMore();
  }

  @Test
  void itMayBeClosedByItsCallback() throws Exception {
    client.onClassified(callbacks, ad -> client.close());
    client.connect();
    try (Peer peer = accept().hears("classified\\?").says("one")) {
      assertThat(peer.line()).isNull();
    }
    comesBackNoMore();
  }

  @Test
  void aCallbackThatBlocksHoldsNobodyElseUp() throws Exception {
    CountDownLatch blocked = new CountDownLatch(1);
    client.onClassified(
        callbacks,
        ad -> {
          items.add(ad);
          try {
            blocked.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    client.connect();
    try (Peer peer = accept().hears("classified\\?").says("one");
        Client other = client()) {
      assertThat(items.take()).isEqualTo("one");
      other.connect().sync();
      try (Peer second = accept()) {
        var number = other.random();
        second.hears("random\\?").says("7");
        assertThat(number.get()).isEqualTo(7);
        blocked.countDown();
        peer.hears("notif");
      }
    }
  }
}
