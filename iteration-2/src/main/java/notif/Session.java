package notif;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;

/** The server's end of one connection: hears a request, answers with a reply. */
final class Session extends SimpleChannelInboundHandler<String> {
  private final Board board;

  Session(Board board) {
    this.board = board;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, String line) {
    if (line.equals("random?")) {
      context.write(Long.toString(board.number()), context.voidPromise());
    } else {
      context.close(); // nothing else is understood yet
    }
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
