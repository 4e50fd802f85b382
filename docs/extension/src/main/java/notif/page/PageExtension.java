package notif.page;

import org.asciidoctor.Asciidoctor;
import org.asciidoctor.jruby.extension.spi.ExtensionRegistry;

/** Registers what this module adds to Asciidoctor. */
public final class PageExtension implements ExtensionRegistry {

  @Override
  public void register(Asciidoctor asciidoctor) {
    asciidoctor
        .javaExtensionRegistry()
        .includeProcessor(new Includes())
        .inlineMacro(new TestLink())
        .postprocessor(new Page());
  }
}
