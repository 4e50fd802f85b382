package notif;

import io.netty.handler.codec.DecoderException;
import java.util.Set;

/** A line {@code ERR <code> <text>}: the server's refusal of what a client said. */
public final class Refused extends DecoderException {
  private static final long serialVersionUID = 1;

  private static final Set<String> LAST = Set.of("syntax", "toolong", "busy", "internal");

  private final String code;

  Refused(String code, String text) {
    super(text);
    this.code = code;
  }

  static Refused of(String line) {
    String[] words = line.split(" ", 3);
    return new Refused(words[1], words.length < 3 ? "" : words[2]);
  }

  /**
   * What went wrong, for programs; the message is for people.
   *
   * @return {@code syntax}, {@code unknown}, {@code state}, {@code toolong}, {@code busy} or {@code
   *     internal}
   */
  public String code() {
    return code;
  }

  /** Whether the connection ends with it. */
  boolean ends() {
    return LAST.contains(code);
  }

  String line() {
    return "ERR " + code + " " + getMessage();
  }
}
