package notif.bench;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Prints the figures of a run. Latencies are in microseconds. */
final class Report {
  private static final double LIMIT = 0.9; // of a core: what leaves the clients no room

  private final Plan plan;
  private final Meter.Result result;
  private final PrintWriter out;

  Report(Plan plan, Meter.Result result, PrintWriter out) {
    this.plan = plan;
    this.result = result;
    this.out = out;
  }

  void print() {
    Plan.Kind kind = plan.kind();
    Histogram latencies = result.latencies();
    long count = latencies.getTotalCount();
    double seconds = result.nanos() / 1e9;
    String clients =
        kind == Plan.Kind.ASK
            ? plan.clients() + " clients, pipeline " + plan.pipeline()
            : plan.clients() + " clients" + (kind == Plan.Kind.LOOP ? ", which fetch" : "");
    row("%s; %.2f s", clients, seconds);
    row("%-12s %12d", kind.many, count);
    row("throughput   %12.0f %s a second", count / seconds, kind.many);
    row("latency, µs  %12s %10s %10s %10s", "p50", "p99", "p99.9", "max");
    row(
        "             %12.1f %10.1f %10.1f %10.1f",
        latencies.getValueAtPercentile(50) / 1e3,
        latencies.getValueAtPercentile(99) / 1e3,
        latencies.getValueAtPercentile(99.9) / 1e3,
        latencies.getMaxValue() / 1e3);
    result.serverCpu().ifPresent(cpu -> server(cpu, count));
    double own = (double) result.ownCpu() / result.nanos();
    row(
        "own CPU      %12.2f µs a %s, %.0f %% of a core",
        per(result.ownCpu(), count), kind.one, own * 100);
    if (own > LIMIT) {
      row("warning: the load generator is the limit; the server can do more than this");
    }
  }

  private void server(Duration cpu, long count) {
    double share = (double) cpu.toNanos() / result.nanos();
    row(
        "server CPU   %12.2f µs a %s, %.0f %% of a core",
        per(cpu.toNanos(), count), plan.kind().one, share * 100);
  }

  private static double per(long nanos, long count) {
    return nanos / 1e3 / Math.max(1, count);
  }

  private void row(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
