package notif.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import notif.bench.Plan.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One client's lines in memory. */
class ClientsTest {
  private static final long LONG = Long.MAX_VALUE; // nanoseconds

  private final Plan plan = new Plan(null, Kind.TELL, 2, 3, 0, LONG);
  private final Meter meter = new Meter(plan, Optional::empty);
  private final List<Long> published = new ArrayList<>();
  private final Items items = new Items(meter, published::add, 1);
  private final List<Runnable> ready = new ArrayList<>();
  private final ByteBuf requests = AskingClient.requests(3);
  private EmbeddedChannel channel;

  @BeforeEach
  void start() {
    meter.start(System.nanoTime());
  }

  @AfterEach
  void release() {
    channel.finishAndReleaseAll();
    requests.release();
  }

  private void hear(String lines) {
    channel.writeInbound(Unpooled.copiedBuffer(lines, UTF_8));
  }

  private String said() {
    StringBuilder all = new StringBuilder();
    for (ByteBuf said; (said = channel.readOutbound()) != null; said.release()) {
      all.append(said.toString(UTF_8));
    }
    return all.toString().replace("\r\n", "|");
  }

  /** A client of a fan-out in notification mode, and the first item published. */
  private void listening(boolean fetches) throws Exception {
    channel = new EmbeddedChannel(new ToldClient(meter, ready::add, items, fetches));
    hear("456902234\r\nold\tolder\r\nOK\r\nnotif: OK\r\n");
    assertThat(said()).isEqualTo("random?|classified?|classified?|notif|");
    assertThat(ready).hasSize(1);
    items.next(System.nanoTime());
    assertThat(published).containsExactly(1L);
  }

  @Test
  void aNotificationIsAcknowledgedAndTheNextItemPublished() throws Exception {
    listening(false);
    hear("notif: classified\r\n");
    assertThat(said()).isEqualTo("OK|");
    assertThat(meter.counted()).isEqualTo(1);
    assertThat(published).containsExactly(1L, 2L);
  }

  @Test
  void aDrawnNumberIsAcknowledgedAndNotCounted() throws Exception {
    listening(false);
    hear("notif: random\r\n");
    assertThat(said()).isEqualTo("OK|");
    assertThat(meter.counted()).isZero();
    assertThat(published).containsExactly(1L);
  }

  @Test
  void anItemIsCountedOnce() throws Exception {
    listening(false);
    meter.count(0); // so that the sum is another one than that of the items
    hear("notif: classified\r\nnotif: classified\r\n");
    assertThat(said()).isEqualTo("OK|OK|");
    assertThat(meter.counted()).isEqualTo(2);
    assertThat(published).containsExactly(1L, 2L);
  }

  @Test
  void aClientThatFetchesIsDoneWhenItListensAgain() throws Exception {
    listening(true);
    hear("notif: classified\r\n");
    assertThat(said()).isEqualTo("stop_notif|");
    assertThat(meter.counted()).isEqualTo(1);
    hear("notif: random\r\nOK\r\n"); // which crossed the stop
    assertThat(said()).isEqualTo("classified?|");
    hear("ad 1\r\n");
    assertThat(said()).isEqualTo("notif|");
    assertThat(published).containsExactly(1L);
    hear("notif: OK\r\n");
    assertThat(said()).isEmpty();
    assertThat(published).containsExactly(1L, 2L);
    hear("notif: random\r\nnotif: classified\r\n");
    assertThat(said()).isEqualTo("OK|stop_notif|");
    assertThat(meter.counted()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 11})
  void linesComeInPieces(int size) throws Exception {
    listening(true);
    String lines = "notif: classified\r\nOK\r\nad 1\nnotif: OK\r\nnotif: random\n";
    for (int i = 0; i < lines.length(); i += size) {
      hear(lines.substring(i, Math.min(lines.length(), i + size)));
    }
    assertThat(said()).isEqualTo("stop_notif|classified?|notif|OK|");
    assertThat(published).containsExactly(1L, 2L);
  }

  @Test
  void requestsAreAsManyAsReplies() {
    channel = new EmbeddedChannel(new AskingClient(meter, ready::add, 3, requests));
    hear("1\r\n");
    assertThat(said()).isEqualTo("random?|");
    ready.forEach(Runnable::run);
    assertThat(said()).isEqualTo("random?|random?|random?|");
    assertThat(meter.counted()).isZero();
    hear("1\r\n2\r\n");
    assertThat(said()).isEqualTo("random?|random?|");
    hear("3");
    assertThat(said()).isEmpty();
    hear("\r\n");
    assertThat(said()).isEqualTo("random?|");
    assertThat(meter.counted()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "ERR busy too many, the server said: ERR busy too many",
    "BYE, the server sent what fits nothing: BYE",
    "BYE it ends, the server said: BYE it ends",
    "hel\u0007lo, the server sent what fits nothing: hel\uFFFDlo",
    "'', 'the server sent what fits nothing: '",
    "notif: OK, the server sent what fits nothing: notif: OK",
    "98765432109876543210, the server sent what fits nothing: 98765432109876543210",
  })
  void whatIsNoNumberEndsTheRun(String line, String fault) {
    channel = new EmbeddedChannel(new AskingClient(meter, ready::add, 3, requests));
    hear(line + "\r\n");
    assertThatThrownBy(() -> meter.result().get()).rootCause().hasMessage(fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"notif: end", "OK", "ERR state", "notif: classifieds?"})
  void whatIsNoNotificationEndsTheRun(String line) throws Exception {
    listening(false);
    hear(line + "\r\n");
    assertThat(meter.result()).isCompletedExceptionally();
  }

  @Test
  void aReplyThatIsRefusedEndsTheRun() throws Exception {
    listening(true);
    hear("notif: classified\r\nOK\r\nERR internal it failed\r\n");
    assertThatThrownBy(() -> meter.result().get())
        .rootCause()
        .hasMessage("the server said: ERR internal it failed");
  }

  @Test
  void aLineWithoutEndEndsTheRun() {
    channel = new EmbeddedChannel(new AskingClient(meter, ready::add, 3, requests));
    hear("7".repeat(8194));
    assertThat(meter.result()).isNotDone();
    hear("7");
    assertThatThrownBy(() -> meter.result().get()).rootCause().hasMessageContaining("too long");
  }

  @Test
  void aConnectionThatClosesEndsTheRun() {
    channel = new EmbeddedChannel(new AskingClient(meter, ready::add, 3, requests));
    channel.close();
    assertThatThrownBy(() -> meter.result().get())
        .rootCause()
        .hasMessage("the server closed a connection");
  }
}
