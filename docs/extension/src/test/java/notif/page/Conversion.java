package notif.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.asciidoctor.log.LogHandler;
import org.asciidoctor.log.LogRecord;
import org.asciidoctor.log.Severity;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The way through Asciidoctor, as the build of the tutorial goes it, for one test. */
final class Conversion implements AutoCloseable {

  /** What the tests provoke need not be printed; the field keeps the setting. */
  private static final Logger PRINTED = Logger.getLogger("asciidoctor");

  /** It takes seconds to start, so all tests have one. */
  private static final Asciidoctor ASCIIDOCTOR = start();

  private final Path project;
  private final List<LogRecord> log = new ArrayList<>();
  private final LogHandler handler = this::keep;

  Conversion(Path project) {
    this.project = project;
    ASCIIDOCTOR.registerLogHandler(handler);
  }

  private static Asciidoctor start() {
    PRINTED.setUseParentHandlers(false);
    Asciidoctor asciidoctor = Asciidoctor.Factory.create();
    asciidoctor.javaExtensionRegistry().postprocessor(new Page());
    return asciidoctor;
  }

  /** The page for a text. */
  Document page(String text) {
    log.clear();
    return Jsoup.parse(ASCIIDOCTOR.convert(text, options("html5").build()));
  }

  /** What Asciidoctor makes of a text for another backend than the page's. */
  String book(String text) {
    log.clear();
    return ASCIIDOCTOR.convert(text, options("docbook5").build());
  }

  /** Writes the page, and what belongs beside it. */
  void write(String text, Path file) {
    log.clear();
    Options options = options("html5").toFile(file.toFile()).mkDirs(true).build();
    ASCIIDOCTOR.convert(text, options);
  }

  /** What was logged since the last conversion began. */
  List<LogRecord> log() {
    return log;
  }

  List<String> messages() {
    return log.stream().map(record -> record.getSeverity() + " " + record.getMessage()).toList();
  }

  private org.asciidoctor.OptionsBuilder options(String backend) {
    Attributes attributes = Attributes.builder().attribute("project", project.toString()).build();
    return Options.builder()
        .backend(backend)
        .safe(SafeMode.UNSAFE)
        .standalone(false)
        .attributes(attributes);
  }

  private void keep(LogRecord record) {
    if (record.getSeverity().compareTo(Severity.DEBUG) != 0) {
      log.add(record);
    }
  }

  @Override
  public void close() {
    ASCIIDOCTOR.unregisterLogHandler(handler);
  }
}
