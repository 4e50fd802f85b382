package notif.page;

import org.asciidoctor.Asciidoctor;
import org.asciidoctor.jruby.extension.spi.ExtensionRegistry;

/**
 * Registers what this module adds to Asciidoctor, but for {@link Page}: a book passes through no
 * postprocessor in Java, since what it is made of is no string. Who makes the page adds it.
 */
public final class PageExtension implements ExtensionRegistry {

  @Override
  public void register(Asciidoctor asciidoctor) {
    asciidoctor
        .javaExtensionRegistry()
        .includeProcessor(new Includes())
        .inlineMacro(new TestLink());
  }
}
