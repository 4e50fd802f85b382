package notif;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Lets JMH measure on threads as event loops have them: Netty recycles more on these. */
public final class Threads extends ThreadPoolExecutor {
  static final String CUSTOM = "-Djmh.executor=CUSTOM";
  static final String CLASS = "-Djmh.executor.class=notif.Threads";

  /** No buffers are traced, as in the program; to trace one in 128 would cost 24 bytes a line. */
  static final String UNTRACED = "-Dio.netty.leakDetection.level=disabled";

  /**
   * Called by JMH.
   *
   * @param maximum how many threads it needs
   * @param prefix what their names begin with
   */
  public Threads(int maximum, String prefix) {
    super(
        maximum,
        maximum,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        new DefaultThreadFactory(prefix, true));
  }
}
