package notif.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * The frame of a page: style, script, and the landmarks with the contents at the left. The policy
 * in its head forbids every request and every script but this one, which it knows by its hash.
 */
final class Frame {

  private Frame() {}

  /**
   * A page.
   *
   * @param title the title in HTML
   * @param description what it is about, in words
   * @param contents the list of what is on it, in HTML
   * @param choice what the reader may choose to see, in HTML
   * @param styles files of styles beside that of all pages
   */
  static String html(
      String title,
      String description,
      String contents,
      String choice,
      String content,
      String... styles) {
    String script = script();
    return resource("page.html")
        .replace("{{title}}", title)
        .replace("{{description}}", Html.value(description))
        .replace("{{hash}}", hash(script))
        .replace("{{style}}", style(styles))
        .replace("{{contents}}", contents)
        .replace("{{choice}}", choice)
        .replace("{{script}}", script)
        .replace("{{content}}", content.strip());
  }

  /** The style without comments and indentation. */
  private static String style(String... more) {
    StringBuilder style = new StringBuilder(resource("page.css"));
    Stream.of(more).forEach(name -> style.append(resource(name)));
    return style
        .toString()
        .replaceAll("(?s)/\\*.*?\\*/", "")
        .replaceAll("\\s+", " ")
        .replaceAll(" ?([{};]) ?", "$1")
        .replaceAll("([{;][\\w-]+): ", "$1:")
        .replace(", ", ",")
        .replace(";}", "}")
        .strip();
  }

  /** The script without comments and indentation. */
  private static String script() {
    return resource("page.js").replaceAll("(?m)^\\s*(//.*)?\n?", "").strip();
  }

  private static String hash(String script) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(script.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static String resource(String name) {
    try (InputStream stream = Frame.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
