/**
 * What teaches Asciidoctor to show the eight iterations: the changes between two neighbouring
 * modules, whole files, and sessions.
 *
 * <p>An include directive is answered by {@link notif.page.Includes}. A change is computed by
 * {@link notif.page.Changes}, cut at the members of the class by {@link notif.page.Hunks}, named
 * after the place where it goes by {@link notif.page.Part}, and shown as a card by {@link
 * notif.page.Card}. {@link notif.page.Page} puts the converted text into the frame of the page.
 */
package notif.page;
