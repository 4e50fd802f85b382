/**
 * Records what the programs do in a terminal, and checks that they still do it.
 *
 * <p>The files {@code docs/runs/*.run} say what a person types, in which terminal, and what is then
 * seen; the page shows them. {@link notif.recordings.Player} plays such a file with real processes:
 * it either compares what comes with what is written, or writes down what comes. {@link
 * notif.recordings.Matrix} has every session of {@code docs/sessions} played against every
 * iteration.
 */
package notif.recordings;
