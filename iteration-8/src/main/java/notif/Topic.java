package notif;

import java.util.stream.Stream;

/** What the server can announce. */
public enum Topic {
  RANDOM("notif: random"),
  CLASSIFIED("notif: classified");

  static final Topic[] ALL = values();

  final String text;

  Topic(String text) {
    this.text = text;
  }

  /** The topic of a notification, null if it is none that we know. */
  static Topic of(String line) {
    return Stream.of(ALL).filter(topic -> topic.text.equals(line)).findAny().orElse(null);
  }
}
