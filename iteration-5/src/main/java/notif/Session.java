package notif;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;

/**
 * The server's end of one connection: hears a request, answers with a reply; in notification mode
 * speaks first. Touched by the connection's event loop only.
 */
final class Session extends SimpleChannelInboundHandler<Command> {
  private final Board board;
  private final long[] read = new long[Topic.ALL.length]; // items that the client read or missed
  private final long[] told = new long[Topic.ALL.length]; // ... or has been told of in this mode
  private ChannelHandlerContext context; // from handlerAdded on
  private boolean listening; // in notification mode
  private boolean outstanding; // the client has not acknowledged the last notification
  private int turn; // the topic of the last notification; the next one tries the others first

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
      case RANDOM -> fetch(Topic.RANDOM);
      case CLASSIFIED -> fetch(Topic.CLASSIFIED);
      case NOTIF -> enter("notif: OK");
      case RECORDED_NOTIF -> enter("will send notifs");
      case STOP_NOTIF -> leave("OK");
      case OK -> acknowledged();
      default -> context.close(); // nothing else is understood yet
    }
  }

  private void fetch(Topic topic) {
    if (listening) {
      context.close(); // a client in this mode has nothing to ask for
      return;
    }
    Board.Fetched fetched = board.fetch(topic, read[topic.ordinal()]);
    read[topic.ordinal()] = fetched.read();
    reply(fetched.reply());
  }

  private void enter(String line) {
    System.arraycopy(read, 0, told, 0, told.length); // what is unread is news again
    listening = true;
    board.audience(context.channel().eventLoop()).add(this);
    reply(line);
    announce();
  }

  /** Leaves the mode, and acknowledges what may be on its way to the client. */
  private void leave(String line) {
    listening = false;
    outstanding = false;
    board.audience(context.channel().eventLoop()).remove(this);
    reply(line);
  }

  private void reply(String line) {
    context.write(line, context.voidPromise());
  }

  private void acknowledged() {
    outstanding = false;
    announce();
  }

  /** Announces what is new. */
  void tell() {
    announce();
    context.flush();
  }

  /** Sends one notification that is owed, unless one is on its way already. */
  private void announce() {
    for (int i = 0; listening && !outstanding && i < Topic.ALL.length; i++) {
      turn = (turn + 1) % Topic.ALL.length;
      long available = board.available(Topic.ALL[turn]);
      if (told[turn] < available) {
        told[turn] = available;
        outstanding = true;
        context.write(Topic.ALL[turn].text, context.voidPromise());
      }
    }
  }

  /** Flushes once for all lines that came together: a burst is answered by one system call. */
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.flush();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    board.audience(context.channel().eventLoop()).remove(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
