package notif;

import io.netty.channel.EventLoopGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import notif.transport.Transport;

/** All clients, the network between them and the server, and the event loops of both. */
final class Crowd implements AutoCloseable {
  private static final int LOOPS = 2;
  private static final int LINES = 20; // about who misses what

  final Proxy proxy;
  final LongAdder delivered = new LongAdder(); // ads, for the first time to a client
  final LongAdder again = new LongAdder(); // ... and after that
  private final EventLoopGroup group = Transport.best().group(LOOPS);
  private final List<Reader> readers = new ArrayList<>();

  Crowd(int clients, int server, long seed, Consumer<String> fault) throws InterruptedException {
    proxy = new Proxy(server, seed);
    for (int i = 0; i < clients; i++) {
      readers.add(new Reader(i, group, this, fault));
    }
  }

  void connect() throws InterruptedException {
    for (Reader reader : readers) {
      reader.connect();
    }
  }

  /** The clients go; the network stays. */
  void leave() {
    readers.forEach(Reader::close);
  }

  /** Who misses which ads, a line each; empty if nobody misses any. */
  String missing(int ads) {
    return readers.stream()
        .filter(reader -> !reader.has(ads))
        .map(reader -> reader.missing(ads))
        .limit(LINES)
        .collect(Collectors.joining("\n"));
  }

  List<Long> numbers() {
    return readers.stream().map(Reader::numbers).toList();
  }

  long accepted() {
    return readers.stream().mapToLong(Reader::accepted).sum();
  }

  /** Who was given no number since then. */
  String deaf(List<Long> before) {
    return IntStream.range(0, before.size())
        .filter(i -> readers.get(i).numbers() == before.get(i))
        .mapToObj(i -> "client " + i)
        .collect(Collectors.joining(", "));
  }

  /** Ends all threads, after a second in which nothing is under way any more. */
  @Override
  public void close() {
    leave();
    proxy.close();
    group.shutdownGracefully(1, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
