package notif;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any schedule of publications, packets, pauses and broken connections, against the model: on each
 * connection the client's user is given the ads from the first on, in order, each of them once;
 * numbers only grow; and when all is quiet, nothing is missing.
 *
 * <p>A schedule is a list of numbers, so that one that fails can be made smaller by leaving parts
 * of it out. The failure shows the smallest schedule found, and what went over the wire.
 */
class ModelTest {
  private static final int SCHEDULES = Integer.getInteger("schedules", 1_000);
  private static final int STEPS = 60;

  /** Server, client and user of one schedule. */
  private abstract static class World {
    final List<String> transcript = new ArrayList<>();
    final List<String> ads = new ArrayList<>();
    final List<String> read = new ArrayList<>(); // on this connection
    final List<Long> numbers = new ArrayList<>(); // on this connection
    long drawn;
    Board board = new Board(() -> ++drawn);
    Joined wire = connect();

    private Joined connect() {
      transcript.add("-- connection --");
      read.clear();
      numbers.clear();
      Joined next = new Joined(board, transcript);
      start(next.conversation);
      return next;
    }

    abstract void start(Conversation conversation);

    abstract void act(int choice);

    abstract void finish();

    void step(int number) {
      int size = number / 100;
      switch (number % 100 / 5) {
        case 0, 1 -> publish();
        case 2 -> draw();
        case 3 -> pass(Duration.ofSeconds(1));
        case 4 -> pass(size % 3 == 0 ? Duration.ofMinutes(29) : Duration.ofSeconds(4));
        case 5 -> pass(size % 5 == 0 ? Duration.ofMinutes(30) : Duration.ofMinutes(1));
        case 6 -> breakIf(size % 4 == 0);
        case 7 -> restartIf(size % 8 == 0);
        case 8, 9, 10, 11, 12 -> act(size);
        case 13, 14, 15 -> wire.toServer(1 + size % 7);
        default -> wire.toClient(1 + size % 7);
      }
      check();
      if (!wire.stands()) {
        breakIf(true);
      }
    }

    private void publish() {
      String ad = "ad " + ads.size();
      ads.add(ad);
      transcript.add("publish classified " + ad);
      board.publish(ad);
      wire.settle();
    }

    private void draw() {
      transcript.add("publish random " + (drawn + 1));
      board.draw();
      wire.settle();
    }

    private void pass(Duration time) {
      transcript.add("wait " + time.toSeconds() + "s");
      wire.pass(time);
    }

    private void breakIf(boolean now) {
      if (now) {
        wire.cut();
        wire = connect();
      }
    }

    private void restartIf(boolean now) {
      if (now) {
        board = new Board(() -> ++drawn);
        ads.forEach(board::publish);
        breakIf(true);
      }
    }

    void check() {
      assertThat(read).as("ads on this connection").isEqualTo(ads.subList(0, read.size()));
      assertThat(numbers).as("numbers on this connection").isSorted().doesNotHaveDuplicates();
    }

    void end() {
      wire.drain();
      if (!wire.stands()) {
        breakIf(true);
        wire.drain();
      }
      finish();
      check();
      assertThat(read).as("nothing is missing").isEqualTo(ads);
      assertThat(numbers).as("the newest number").endsWith(drawn);
      wire.cut();
    }
  }

  /** The user lets the client watch. */
  private static final class Watching extends World {
    @Override
    void start(Conversation conversation) {
      Watch watch = new Watch();
      watch.onRandom(Runnable::run, numbers::add);
      watch.onClassified(Runnable::run, read::add);
      watch.start(conversation);
    }

    @Override
    void act(int choice) {
      wire.toServer(1 + choice);
      wire.toClient(1 + choice);
    }

    @Override
    void finish() {
      // the watch has fetched all there is
    }
  }

  /** The user does as he likes. */
  private static final class Wilful extends World {
    private List<CompletableFuture<?>> futures;

    @Override
    void start(Conversation conversation) {
      if (futures != null) {
        assertThat(futures)
            .as("futures of the last connection")
            .allMatch(CompletableFuture::isDone);
      }
      futures = new ArrayList<>();
    }

    @Override
    void act(int choice) {
      Conversation conversation = wire.conversation;
      switch (choice % 5) {
        case 0 -> futures.add(conversation.random().thenAccept(this::number));
        case 1 -> futures.add(conversation.classified().thenAccept(read::addAll));
        case 2 -> futures.add(conversation.notif());
        case 3 -> futures.add(conversation.stopNotif());
        default -> futures.add(conversation.notification());
      }
      wire.settle();
    }

    private void number(long number) {
      if (!numbers.contains(number)) { // he may ask for the same one twice
        numbers.add(number);
      }
    }

    @Override
    void finish() {
      act(3);
      act(0);
      for (int i = 0; i < 3; i++) {
        act(1);
        wire.drain();
      }
    }
  }

  private static World world(boolean watching) {
    return watching ? new Watching() : new Wilful();
  }

  private static void play(World world, List<Integer> schedule) {
    schedule.forEach(world::step);
    world.end();
  }

  /** What is wrong with a schedule, null if nothing is. */
  private static Throwable fault(boolean watching, List<Integer> schedule) {
    try {
      play(world(watching), schedule);
      return null;
    } catch (AssertionError | RuntimeException e) {
      return e;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyScheduleKeepsThePromises(boolean watching) {
    for (int seed = 0; seed < SCHEDULES; seed++) {
      List<Integer> schedule = new Random(seed).ints(STEPS, 0, 100_000).boxed().toList();
      if (fault(watching, schedule) != null) {
        List<Integer> least = shrink(schedule, less -> fault(watching, less) != null);
        World world = world(watching);
        try {
          play(world, least);
        } catch (AssertionError | RuntimeException e) {
          String wire = String.join("\n", world.transcript);
          throw new AssertionError("seed " + seed + ", schedule " + least + "\n" + wire, e);
        }
      }
    }
  }

  /** Leaves out parts, large ones first, as long as the fault stays. */
  private static List<Integer> shrink(List<Integer> schedule, Predicate<List<Integer>> fails) {
    List<Integer> least = schedule;
    for (int length = schedule.size() / 2; length > 0; length /= 2) {
      for (int from = 0; from + length <= least.size(); ) {
        List<Integer> less = new ArrayList<>(least);
        less.subList(from, from + length).clear();
        if (fails.test(less)) {
          least = less;
        } else {
          from += length;
        }
      }
    }
    return least;
  }

  @Test
  void aScheduleIsMadeAsSmallAsItsFault() {
    List<Integer> schedule = IntStream.range(0, STEPS).boxed().toList();
    assertThat(shrink(schedule, less -> less.containsAll(List.of(7, 8, 40))))
        .containsExactly(7, 8, 40);
  }
}
