/** What the command lines of all iterations have in common. */
package notif.program;
