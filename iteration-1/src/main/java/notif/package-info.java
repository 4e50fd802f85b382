/**
 * A line protocol over TCP, and both programs that speak it. This is the grammar so far:
 *
 * <pre>
 * line    = *character CRLF   ; UTF-8; a bare LF ends a line too
 * reply   = line              ; the server says each line again
 * </pre>
 *
 * <p>A session, the client's lines marked C and the server's S:
 *
 * <pre>
 * C: a line
 * S: a line
 * </pre>
 */
package notif;
