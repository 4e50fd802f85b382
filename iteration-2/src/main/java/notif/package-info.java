/**
 * A line protocol over TCP, and both programs that speak it. This is the grammar so far:
 *
 * <pre>
 * line    = *character CRLF   ; UTF-8; a bare LF ends a line too
 * request = "random?"
 * reply   = 1*19DIGIT         ; the newest random number, less than 2^63
 * </pre>
 *
 * <p>A session, the client's lines marked C and the server's S:
 *
 * <pre>
 * C: random?
 * S: 456902234
 * </pre>
 */
package notif;
