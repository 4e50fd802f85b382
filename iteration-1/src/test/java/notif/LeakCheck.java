package notif;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class in which a buffer was lost without being released. */
public final class LeakCheck implements BeforeAllCallback, AfterAllCallback {
  private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    ByteBufUtil.setLeakListener((type, records) -> LEAKS.add(type + records));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    // Netty sees a lost buffer when it is collected, and says so when the next one is allocated.
    for (int i = 0; i < 3; i++) {
      System.gc();
      ByteBuf buffer = ByteBufAllocator.DEFAULT.buffer();
      buffer.release();
    }
    String leak = LEAKS.poll();
    if (leak != null) {
      throw new AssertionError("a buffer was never released: " + leak);
    }
  }
}
