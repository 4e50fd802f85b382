package notif.transport;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.DefaultNameResolver;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.ThreadPerTaskExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;

/**
 * Looks a server's name up. Java's own way to do it blocks, for seconds if a name server is gone,
 * and Netty's default lets it block the event loop; here each lookup has a thread of its own.
 */
final class Names extends AddressResolverGroup<InetSocketAddress> {
  static final Names BESIDE_THE_LOOP = new Names();

  private final Executor threads =
      new ThreadPerTaskExecutor(new DefaultThreadFactory("lookup", true));

  private Names() {}

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
    return new DefaultNameResolver(executor) {
      @Override
      protected void doResolve(String name, Promise<InetAddress> promise) {
        threads.execute(() -> lookUp(name, promise));
      }

      private void lookUp(String name, Promise<InetAddress> promise) {
        try {
          super.doResolve(name, promise);
        } catch (Exception e) {
          promise.tryFailure(e);
        }
      }
    }.asAddressResolver();
  }
}
