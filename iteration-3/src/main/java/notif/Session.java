package notif;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;

/** The server's end of one connection: hears a request, answers with a reply. */
final class Session extends SimpleChannelInboundHandler<Command> {
  private final Board board;
  private long read; // ads that the client has read or missed
  private ChannelHandlerContext context; // from handlerAdded on

  Session(Board board) {
    super(false); // a command is no buffer, and needs no release
    this.board = board;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    this.context = context;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, Command command) {
    switch (command) {
      case RANDOM -> reply(Long.toString(board.number()));
      case CLASSIFIED -> classified();
      default -> context.close(); // nothing else is understood yet
    }
  }

  private void classified() {
    Board.Fetched fetched = board.ads(read);
    read = fetched.read();
    reply(fetched.reply());
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
