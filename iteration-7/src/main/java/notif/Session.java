package notif;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's end of one connection: hears a request, answers with a reply; in notification mode
 * speaks first. Touched by the connection's event loop only.
 */
final class Session extends SimpleChannelInboundHandler<Command> {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final int ERRORS = 10; // in a row, then the connection ends
  private static final int MOMENT = 100; // milliseconds from the last line to the close
  private static final int WAITING = 1 << 16; // requests of a client that does not read
  private static final int STALLED = 30; // seconds that a client may take to read

  private final Board board;
  private final long idle; // nanoseconds: a client that says nothing for so long is silent
  private final long[] read = new long[Topic.ALL.length]; // items that the client read or missed
  private final long[] told = new long[Topic.ALL.length]; // ... or has been told of in this mode
  private ChannelHandlerContext context; // from handlerAdded on
  private boolean listening; // in notification mode
  private boolean outstanding; // the client has not acknowledged the last notification
  private int errors; // in a row
  private boolean ended; // nothing more is heard or said
  private boolean full; // too much waits to be sent: the client does not read
  private ByteBuf waiting; // requests while it is full, a byte each; null if there are none
  private boolean last; // the client says no more
  private Refused refusal; // of a line behind those that wait; null if there is none
  private Future<?> stalled; // null while the client reads, and until the end
  private int said; // lines that have come, and are not yet in `heard`
  private long heard; // when the last line came: nanoseconds of the event loop's clock
  private Future<?> silence; // the next look at how long that is ago
  private int turn; // the topic of the last notification; the next one tries the others first

  Session(Board board, Duration idle) {
    super(false); // a command is no buffer, and needs no release
    this.board = board;
    this.idle = idle.toNanos();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    this.context = context;
    heard = now();
    look();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, Command command) {
    said++;
    if (ended) {
      return;
    }
    if (full) {
      keep(command);
      return;
    }
    switch (command) {
      case RANDOM -> fetch(Topic.RANDOM);
      case CLASSIFIED -> fetch(Topic.CLASSIFIED);
      case NOTIF -> enter("notif: OK");
      case RECORDED_NOTIF -> enter("will send notifs");
      case STOP_NOTIF -> leave("OK");
      case OK -> acknowledged();
      default -> refuse(new Refused("ERR unknown random? classified? notif stop_notif OK"));
    }
  }

  /** Keeps a request until the client reads. */
  private void keep(Command command) {
    if (waiting == null) {
      waiting = Unpooled.buffer();
    }
    if (waiting.writerIndex() < WAITING) {
      waiting.writeByte(command.ordinal());
    } else {
      end();
    }
  }

  /** Answers what was kept, as long as the client reads; refuses, or ends, after the last line. */
  private void goOn() {
    while (!full && waiting != null) {
      Command next = Command.ALL[waiting.readByte()];
      if (!waiting.isReadable()) {
        waiting = null;
      }
      channelRead0(context, next);
    }
    if (refusal != null && waiting == null) {
      refuse(refusal);
    } else if (last && waiting == null) {
      end();
    }
    channelReadComplete(context); // what waited is heard now
  }

  private void fetch(Topic topic) {
    if (listening) {
      refuse(new Refused("ERR state say stop_notif first"));
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

  private long now() {
    return context.executor().ticker().nanoTime();
  }

  /** Looks how long the client has been silent, and again when it would be for too long. */
  private void look() {
    long left = idle - (now() - heard);
    silence = context.executor().schedule(this::look, left > 0 ? left : idle, TimeUnit.NANOSECONDS);
    if (left <= 0 && stalled == null) { // a client that is not read from is not silent
      silent();
    }
  }

  private void silent() {
    if (listening) {
      leave("notif: end");
      context.flush();
    } else {
      farewell("you have been silent for long");
    }
  }

  private void farewell(String reason) {
    if (!ended) {
      context.write("BYE " + reason, context.voidPromise());
      end();
    }
  }

  private void reply(String line) {
    errors = 0;
    context.write(line, context.voidPromise());
  }

  void refuse(Refused refused) {
    if (!ended) {
      errors++;
      ended = errors == ERRORS || refused.ends(); // a write that fails comes back to this method
      context.write(refused.getMessage(), context.voidPromise());
      if (ended) {
        end();
      }
    }
  }

  /** Closes the connection a moment after all that was said is sent: what still comes is read. */
  private void end() {
    ended = true;
    listening = false;
    stall(true);
    context
        .writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(
            sent -> context.executor().schedule(this::close, MOMENT, TimeUnit.MILLISECONDS));
  }

  private void close() {
    context.close();
  }

  private void stall(boolean stalls) {
    if (stalls && stalled == null) {
      stalled = context.executor().schedule(this::close, STALLED, TimeUnit.SECONDS);
    } else if (!stalls && stalled != null) {
      stalled.cancel(false);
      stalled = null;
    }
  }

  private void acknowledged() {
    outstanding = false;
    announce();
  }

  /** Announces what is new. */
  void tell() {
    announce();
    if (!full) { // else the flush may let a client leave the audience that is told just now
      context.flush();
    }
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
    if (said > 0) {
      heard = now();
    }
    context.flush();
    said = 0;
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    board.audience(context.channel().eventLoop()).remove(this);
    silence.cancel(false);
    stall(false);
  }

  /** Reads nothing from a client that does not read: replies to it would pile up here. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    full = !context.channel().isWritable();
    stall(ended || full);
    goOn();
    context.channel().config().setAutoRead(!full);
  }

  /** A client that has said its last line still gets its replies. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == ChannelInputShutdownEvent.INSTANCE) {
      last = true;
      goOn();
    } else if (event == Server.END) {
      farewell("the server ends");
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException) {
      close(); // there is nobody to reply to
    } else if (cause instanceof TimeoutException) {
      farewell(cause.getMessage());
    } else if (cause instanceof Refused refused) {
      refusal = refused;
      goOn();
    } else {
      LOG.error("a session failed", cause);
      refuse(new Refused("ERR internal the fault is ours"));
    }
  }
}
