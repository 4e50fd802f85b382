package notif.page;

/**
 * Lines of the earlier file that become lines of the later one; either side may be empty. Lines
 * count from 0, ends are exclusive.
 */
record Change(int from, int fromEnd, int to, int toEnd) {

  boolean addsOnly() {
    return from == fromEnd;
  }

  boolean removesOnly() {
    return to == toEnd;
  }

  /** The same change some lines further down, or up when negative. */
  Change moved(int lines) {
    return new Change(from + lines, fromEnd + lines, to + lines, toEnd + lines);
  }
}
