package notif;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;

/** The server's end of one connection: hears a request, answers with a reply. */
final class Session extends SimpleChannelInboundHandler<String> {
  private final Board board;
  private ChannelHandlerContext context; // from handlerAdded on

  Session(Board board) {
    this.board = board;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    this.context = context;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, String line) {
    if (line.equals("random?")) {
      reply(Long.toString(board.number()));
    } else {
      context.close(); // nothing else is understood yet
    }
  }

  private void reply(String line) {
    context.write(line, context.voidPromise());
  }

  /** Flushes once for all lines that came together: a burst is answered by one system call. */
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.flush();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
