package notif;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The client's end of one connection. Ends it when every line that was said has been answered.
 *
 * <p>Its fields belong to the connection's event loop; its methods may be called from any thread
 * once the connection stands.
 */
final class Conversation extends SimpleChannelInboundHandler<String> {
  private final Consumer<String> wire;
  private int awaited; // replies that have not come yet
  private volatile ChannelHandlerContext context; // from handlerAdded on

  /**
   * Makes the end of a connection that does not stand yet.
   *
   * @param wire is told each line as it goes by, marked {@code C: } or {@code S: }
   */
  Conversation(Consumer<String> wire) {
    this.wire = wire;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    this.context = context;
  }

  /** Says lines, which go out together. */
  void say(String... lines) {
    onLoop(() -> Stream.of(lines).forEach(this::send));
  }

  private void onLoop(Runnable task) {
    if (context.executor().inEventLoop()) {
      task.run();
    } else {
      context.executor().execute(task);
    }
  }

  private void send(String line) {
    awaited++;
    write(line);
  }

  private void write(String line) {
    context.write(line, context.voidPromise());
    context.executor().execute(context::flush); // after all that this turn of the loop writes
    wire.accept("C: " + line);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, String line) {
    wire.accept("S: " + line);
    awaited--;
    if (awaited == 0) {
      context.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
