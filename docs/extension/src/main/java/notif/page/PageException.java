package notif.page;

/** A directive that cannot be answered; the message tells the author of the page why. */
public final class PageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  PageException(String message) {
    super(message);
  }
}
