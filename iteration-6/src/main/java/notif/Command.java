package notif;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/** What a client may say. */
enum Command {
  RANDOM("random?"),
  CLASSIFIED("classified?"),
  NOTIF("notif"),
  RECORDED_NOTIF("_notif_"), // as the recorded session spells it
  STOP_NOTIF("stop_notif"),
  OK("OK"),
  UNKNOWN(""); // anything else

  static final Command[] ALL = values();

  final String text;
  private final ByteBuf bytes;

  Command(String text) {
    this.text = text;
    bytes = Unpooled.copiedBuffer(text, UTF_8);
  }

  /** Reads a line by comparing bytes: the server makes no string of what it is told. */
  static Command of(ByteBuf bytes, int from, int length) {
    for (Command command : ALL) {
      if (command.bytes.readableBytes() == length
          && ByteBufUtil.equals(command.bytes, 0, bytes, from, length)) {
        return command;
      }
    }
    return UNKNOWN;
  }
}
