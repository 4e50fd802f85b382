package notif.transport;

import io.netty.channel.EventLoopGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What a program may be told about its event loops: a mixin of its command line. */
public final class Loops {
  private static final Logger LOG = LoggerFactory.getLogger(Loops.class);
  private static final int MOST = 1024;

  static { // Netty asks when its first classes are loaded
    Transport.unlessSaid(
        "io.netty.leakDetection.level", "disabled"); // else it traces one buffer in 128
    Transport.unlessSaid("io.netty.jfr.enabled", "false"); // to register its events slows the start
  }

  @Option(
      names = "--transport",
      paramLabel = "TRANSPORT",
      description = "io_uring, epoll or nio (default: the first of them that works here)")
  private Transport transport;

  @Option(
      names = "--loops",
      paramLabel = "NUMBER",
      description = "event loops, a thread each (default: half of the processors)")
  private int number = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  /**
   * Makes the event loops that were asked for, and says in the log which they are.
   *
   * @param line the command line with this mixin
   * @return the caller shuts them down
   * @throws ParameterException if there are no such loops here
   */
  public EventLoopGroup group(CommandLine line) {
    Transport way = transport == null ? Transport.best() : transport;
    if (way.fault() != null) {
      throw new ParameterException(line, way + " does not work here: " + way.fault().getMessage());
    }
    if (number < 1 || number > MOST) {
      throw new ParameterException(line, "--loops must be 1 to " + MOST);
    }
    try {
      EventLoopGroup group = way.group(number);
      LOG.info("transport: {}, event loops: {}", way, number);
      return group;
    } catch (IllegalStateException e) {
      String remedy = "; take fewer, or allow more open files";
      throw new ParameterException(line, number + " event loops cannot be had" + remedy, e);
    }
  }
}
