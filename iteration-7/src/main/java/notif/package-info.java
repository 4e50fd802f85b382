/**
 * A line protocol over TCP, and both programs that speak it. This is the grammar so far:
 *
 * <pre>
 * line    = *character CRLF   ; UTF-8; a bare LF ends a line too; no byte below 0x20 but TAB;
 *                             ; at most 512 bytes to the server, 8192 to the client
 * request = "random?" / "classified?" / "notif" / "stop_notif"
 * request =/ "_notif_"        ; "notif" as the recorded session has it
 * reply   = 1*19DIGIT         ; the newest random number, less than 2^63
 * reply   =/ ad *(TAB ad)     ; the unread ads, oldest first
 * reply   =/ "OK"             ; no ad is unread, or the mode is left
 * reply   =/ "notif: OK"      ; from now on the server speaks first
 * reply   =/ "will send notifs" ; the same, to "_notif_"
 * reply   =/ "ERR" SP code SP text
 * code    = "syntax" / "unknown" / "state" / "toolong" / "busy" / "internal"
 * bye     = "BYE" SP text     ; the server's last line
 * news    = "notif: random" / "notif: classified"
 * news    =/ "notif: end"     ; after 30 minutes of silence the mode has ended
 * ack     = "OK"              ; the next news may come
 * </pre>
 *
 * <p>A session, the client's lines marked C and the server's S:
 *
 * <pre>
 * C: random?
 * S: 456902234
 * C: classified?
 * S: Nice appart in the 11e.
 * C: notif
 * S: notif: OK
 * S: notif: classified
 * C: random?
 * S: ERR state say stop_notif first
 * C: stop_notif
 * S: OK
 * </pre>
 */
package notif;
