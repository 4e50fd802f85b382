/** What {@code docs/sessions} says, for the tests of all iterations and for the page. */
package notif.sessions;
