/**
 * Measures a server of the protocol as {@code redis-benchmark} and {@code nats bench} do theirs:
 * many clients on one event loop, a closed loop of items or requests, and a table of latencies.
 *
 * <p>A run is a {@link notif.bench.Plan}. {@link notif.bench.Swarm} connects the clients; each is a
 * {@link notif.bench.LineClient}, which hears lines without making strings of them. {@link
 * notif.bench.Meter} says when the warm-up is over and when the time is up, and keeps the figures,
 * which {@link notif.bench.Report} prints.
 */
package notif.bench;
