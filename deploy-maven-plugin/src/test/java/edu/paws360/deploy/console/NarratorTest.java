package edu.paws360.deploy.console;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.FailoverTriggered;
import edu.paws360.deploy.event.HoldLapsed;
import edu.paws360.deploy.event.JournalRepaired;
import edu.paws360.deploy.event.OrderReceived;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.WorkflowRailsRead;
import edu.paws360.deploy.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NarratorTest {
    private final List<String> warnings = new ArrayList<>();

    private final Screen screen = new Screen() {
        @Override
        public void say(String line) {
            throw new AssertionError("overlooked: " + line);
        }

        @Override
        public void warn(String line) {
            warnings.add(line);
        }
    };

    @Test
    void nobodyOverlooksAFailoverAnOrderOrAQueueThatStaysClosed() {
        tell(new OrderReceived(OrderReceived.Kind.FAILOVER, "ann", "", "stopping the primary; the secondary goes on"));
        tell(new FailoverTriggered(FailoverTriggered.Reason.MANUAL, RunnerRole.PRIMARY, RunnerRole.SECONDARY));
        tell(new HoldLapsed(7, 12, "it is not proven that it has stopped"));

        assertThat(warnings)
                .containsExactly(
                        "Order to fail over by ann: stopping the primary; the secondary goes on.",
                        "Failover (manual): the secondary runner takes over from the primary.",
                        "Production is not given to the next in line: it is not proven that it has stopped.");
    }

    @Test
    void nobodyOverlooksAWarning() {
        tell(new WorkflowRailsRead(
                List.of(CheckResult.warned("bypass", "administrators may", Duration.ofMillis(200)))));

        assertThat(warnings).containsExactly("  bypass     warned           0.2 s  administrators may");
    }

    @Test
    void nobodyOverlooksThatTheJournalWasMended() {
        tell(new JournalRepaired("journal.torn-after-2", "A crash left 17 bytes"));

        assertThat(warnings)
                .containsExactly("The journal was mended: A crash left 17 bytes (kept aside: journal.torn-after-2).");
    }

    private void tell(DeploymentEvent event) {
        new Narrator(screen).written(new JournalEntry(1, Instant.EPOCH, "d1", event, "h", "{}"));
    }
}
