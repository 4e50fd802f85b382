package notif;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A mode that is entered afresh before the server ends it, in virtual time. */
class RenewalTest {
  private final Conversation conversation = new Conversation(line -> {});

  private Wire client() {
    return new Wire(Client.pipeline(conversation, Duration.ofMinutes(29)));
  }

  @Test
  void whoWaitsForANotificationOutlivesARenewal() {
    Wire wire = client();
    conversation.notif();
    wire.says("notif").bring("notif: OK");
    CompletableFuture<Topic> notification = conversation.notification();
    wire.pass(Duration.ofMinutes(29)).says("stop_notif", "notif");
    wire.bring("OK", "notif: OK").bring("notif: random");
    assertThat(notification).isCompletedWithValue(Topic.RANDOM);
    wire.end();
  }

  @Test
  void aRenewalThatIsRefusedEndsTheWait() {
    Wire wire = client();
    conversation.notif();
    wire.says("notif").bring("notif: OK");
    CompletableFuture<Topic> notification = conversation.notification();
    wire.pass(Duration.ofMinutes(29)).says("stop_notif", "notif").bring("OK", "ERR state busy");
    assertThat(notification).isCancelled();
    wire.isClosed(false).end();
  }

  @Test
  void theEndOfTheModeThatCrossesARenewalChangesNothing() {
    Wire wire = client();
    conversation.notif();
    wire.says("notif").bring("notif: OK");
    CompletableFuture<Topic> notification = conversation.notification();
    wire.pass(Duration.ofMinutes(29)).says("stop_notif", "notif").bring("notif: end");
    wire.bring("OK", "notif: OK").says();
    assertThat(notification).isNotDone();
    wire.bring("notif: random");
    assertThat(notification).isCompletedWithValue(Topic.RANDOM);
    wire.end();
  }

  @Test
  void aNotificationThatCrossesARenewalIsNotAcknowledged() {
    Wire wire = client();
    conversation.notif();
    wire.says("notif").bring("notif: OK");
    CompletableFuture<Topic> notification = conversation.notification();
    wire.pass(Duration.ofMinutes(29)).says("stop_notif", "notif").bring("notif: random");
    assertThat(notification).isCompletedWithValue(Topic.RANDOM);
    CompletableFuture<Topic> next = conversation.notification();
    wire.says().bring("OK", "notif: OK", "notif: random");
    assertThat(next).isCompletedWithValue(Topic.RANDOM);
    conversation.notification();
    wire.says("OK").end();
  }

  @Test
  void theEndOfTheModeEndsTheWait() {
    Wire wire = client();
    conversation.notif();
    wire.says("notif").bring("notif: OK");
    CompletableFuture<Topic> notification = conversation.notification();
    wire.bring("notif: end").says().isClosed(false);
    assertThat(notification).isCancelled();
    wire.end();
  }

  @Test
  void whatIsHeardPutsNoRenewalOff() {
    Wire wire = client();
    conversation.notif();
    wire.says("notif").bring("notif: OK").pass(Duration.ofMinutes(15)).bring("notif: random");
    wire.says().pass(Duration.ofMinutes(14)).says("stop_notif", "notif").end();
  }

  @Test
  void aModeThatIsBeingLeftIsNotRenewed() {
    Wire wire = new Wire(Client.pipeline(conversation, Duration.ofSeconds(1)));
    conversation.notif();
    wire.says("notif").bring("notif: OK");
    conversation.stopNotif();
    wire.says("stop_notif")
        .pass(Duration.ofSeconds(1))
        .says()
        .bring("OK")
        .pass(Duration.ofSeconds(1))
        .says()
        .end();
  }

  @Test
  void outsideTheModeThereIsNothingToRenew() {
    Wire wire = client();
    wire.pass(Duration.ofMinutes(29)).says().end();
  }
}
