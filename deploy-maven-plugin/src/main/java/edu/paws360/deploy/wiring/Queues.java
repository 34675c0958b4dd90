package edu.paws360.deploy.wiring;

import edu.paws360.deploy.preflight.ConcurrencyProbe;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.file.FileQueue;
import edu.paws360.deploy.settings.DeploySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The queue that the settings name, and what preflight asks of it. */
final class Queues {
    private Queues() {}

    /** How long ending a command takes beyond the grace it is given. */
    private static final Duration BEYOND_GRACE = Duration.ofSeconds(2);

    static DeploymentQueue of(DeploySettings settings, Path auditFolder) {
        return new FileQueue(
                auditFolder.resolve("queue"),
                settings.queue().group(),
                QueueTiming.defaults()
                        .withLease(settings.queue().lease())
                        // A dead holder's supervisor may need this long to end the command it left behind.
                        .withSettle(settings.runner().grace().plus(BEYOND_GRACE)));
    }

    /** Is anybody but this deployment active? */
    static ConcurrencyProbe othersThan(DeploymentQueue queue, String id) {
        return () -> {
            try {
                return queue.look()
                        .holder()
                        .filter(holder -> !holder.applicant().deploymentId().equals(id))
                        .map(Holder::summary);
            } catch (QueueUnavailableException unavailable) {
                throw new IOException(unavailable.getMessage(), unavailable);
            }
        };
    }
}
