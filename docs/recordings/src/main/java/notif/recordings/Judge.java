package notif.recordings;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs an iteration's test of the sessions, and prints for each session whether it holds. */
public final class Judge implements TestExecutionListener {
  private final Map<String, Boolean> holds = new TreeMap<>();

  private Judge() {}

  /** Started with the classes of one iteration, in a folder of its name. */
  public static void main(String... arguments) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass("notif.SessionsTest"))
            // A play that fails in the middle leaves buffers behind.
            .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
            .build();
    Judge judge = new Judge();
    LauncherFactory.create().execute(request, judge);
    judge.holds.forEach((name, all) -> System.out.println(name + (all ? " yes" : " no")));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    String[] name = test.getDisplayName().split(".session, ");
    if (name.length == 2) {
      boolean good = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
      holds.merge(name[0], good, Boolean::logicalAnd);
    }
  }
}
