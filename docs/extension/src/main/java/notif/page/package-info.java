/**
 * What teaches Asciidoctor to show the eight iterations: the changes between two neighbouring
 * modules, whole files, and sessions.
 *
 * <p>An include directive is answered by {@link notif.page.Includes}. A change is computed by
 * {@link notif.page.Changes}, cut at the members of the class by {@link notif.page.Hunks}, named
 * after the place where it goes by {@link notif.page.Part}, and shown as a card by {@link
 * notif.page.Card}. What was recorded is read and shown by {@link notif.page.Run}, {@link
 * notif.sessions.Session}, {@link notif.page.Drawing}, {@link notif.page.Breakage} and {@link
 * notif.page.Exercise}.
 *
 * <p>Each block is HTML for the page and AsciiDoc for a book, a {@link notif.page.Rendered}. {@link
 * notif.page.Page} puts the converted text into its {@link notif.page.Frame}, and writes beside it
 * the {@link notif.page.FilesPage} and the patches. What only a browser with scripts can do is in
 * {@code page.js}.
 */
package notif.page;
