package notif;

import io.netty.handler.codec.DecoderException;
import java.util.Set;

/** The server's refusal of what a client said. Its message is the line, {@code ERR code text}. */
public final class Refused extends DecoderException {
  private static final long serialVersionUID = 1;
  private static final Set<String> LAST = Set.of("syntax", "toolong", "busy", "internal");

  Refused(String line) {
    super(line);
  }

  /** What went wrong: syntax, unknown, state, toolong, busy, internal, or what is new since. */
  public String code() {
    return getMessage().split(" ", 3)[1];
  }

  /** Whether the connection ends with it. */
  boolean ends() {
    return LAST.contains(code());
  }
}
