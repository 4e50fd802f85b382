/** What a person types: ads, line by line, and durations as options have them. */
package notif.input;
