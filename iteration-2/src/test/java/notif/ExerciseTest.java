package notif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The exercise of step 2, checked by {@code mvn test -pl iteration-2 -am -Dexercise=2}. */
@EnabledIfSystemProperty(named = "exercise", matches = "2")
class ExerciseTest {
  private static final int MOST = 8; // requests that wait for a reply at once

  private final Conversation conversation = new Conversation(line -> {});
  private final Wire wire = new Wire(Client.pipeline(conversation));

  @AfterEach
  void end() {
    wire.end();
  }

  private static String[] requests(int count) {
    return Stream.generate(() -> "random?").limit(count).toArray(String[]::new);
  }

  @Test
  void noMoreThanEightRequestsWaitForAReply() {
    List<CompletableFuture<Long>> numbers =
        Stream.generate(conversation::random).limit(20).toList();
    wire.says(requests(MOST));
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isNotDone();
      wire.bring("" + i).says(requests(i + MOST < numbers.size() ? 1 : 0));
      assertThat(numbers.get(i)).isCompletedWithValue((long) i);
    }
  }

  @Test
  void manyRepliesInOnePacketLetManyRequestsOut() {
    List<CompletableFuture<Long>> numbers =
        Stream.generate(conversation::random).limit(16).toList();
    wire.says(requests(MOST)).bring("1", "2", "3", "4", "5", "6", "7", "8").says(requests(MOST));
    assertThat(numbers.subList(0, MOST)).allMatch(CompletableFuture::isDone);
    assertThat(numbers.subList(MOST, 16)).noneMatch(CompletableFuture::isDone);
  }

  @Test
  void whatACallbackAsksForWaitsItsTurn() {
    List<Long> order = new ArrayList<>();
    conversation.random().thenCompose(number -> conversation.random()).thenAccept(order::add);
    for (int i = 1; i < 12; i++) {
      conversation.random().thenAccept(order::add);
    }
    wire.says(requests(MOST));
    for (int i = 0; i <= 12; i++) {
      wire.bring("" + i);
    }
    assertThat(order).containsExactlyElementsOf(LongStream.rangeClosed(1, 12).boxed().toList());
  }
}
