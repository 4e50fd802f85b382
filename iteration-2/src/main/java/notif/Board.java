package notif;

import java.util.function.LongSupplier;

/** What the server has to give: random numbers. May be used from any thread. */
public final class Board {
  private final LongSupplier source;

  /**
   * Makes a board.
   *
   * @param source draws numbers from 0 to {@link Long#MAX_VALUE}
   */
  public Board(LongSupplier source) {
    this.source = source;
  }

  /** The newest random number: one that is drawn now. */
  long number() {
    return source.getAsLong();
  }
}
