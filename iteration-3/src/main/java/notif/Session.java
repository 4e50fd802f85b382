package notif;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;

/** The server's end of one connection: hears a request, answers with a reply. */
final class Session extends SimpleChannelInboundHandler<Command> {
  private final Board board;
  private long read; // ads that the client has read or missed

  Session(Board board) {
    super(false); // a command is no buffer, and needs no release
    this.board = board;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, Command command) {
    switch (command) {
      case RANDOM -> context.write(Long.toString(board.number()), context.voidPromise());
      case CLASSIFIED -> context.write(classified(), context.voidPromise());
      default -> context.close(); // nothing else is understood yet
    }
  }

  private String classified() {
    Board.Fetched fetched = board.ads(read);
    read = fetched.read();
    return fetched.reply();
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
