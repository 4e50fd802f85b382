package notif.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class TransportTest {

  @ParameterizedTest
  @EnumSource
  void aGroupTellsItsTransport(Transport transport) throws InterruptedException {
    assumeTrue(transport.fault() == null, () -> transport + ": " + transport.fault());
    EventLoopGroup group = transport.group(1);
    assertThat(Transport.of(group)).isEqualTo(transport);
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
  }

  @Test
  void whatIsUnknownIsTakenForJavas() throws InterruptedException {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, LocalIoHandler.newFactory());
    assertThat(Transport.of(group)).isEqualTo(Transport.NIO);
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
  }

  @Test
  void theBestIsOneThatWorks() {
    assertThat(Transport.best().fault()).isNull();
  }
}
