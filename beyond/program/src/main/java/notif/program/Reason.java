package notif.program;

import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;

/** Says why a channel could not be opened, in the same words for each transport. */
public final class Reason {
  private Reason() {}

  /** The reason that the system has given, without the name of its function and the address. */
  public static String of(Throwable fault) {
    if (fault instanceof UnknownHostException || fault instanceof UnresolvedAddressException) {
      return "unknown host";
    }
    String message = Objects.requireNonNullElse(fault.getMessage(), fault.toString());
    return message.replaceAll("^.* failed with error\\(-?\\d+\\): |: \\S*/\\S+$", "");
  }
}
