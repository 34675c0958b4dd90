package edu.paws360.deploy.wiring;

import edu.paws360.deploy.preflight.ConcurrencyProbe;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.FileQueue;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.settings.QueueSettings;
import java.io.IOException;
import java.nio.file.Path;

/** The queue that the settings name, and what preflight asks of it. */
final class Queues {
    private Queues() {}

    static DeploymentQueue of(QueueSettings settings, Path auditFolder) {
        return new FileQueue(
                auditFolder.resolve("queue"),
                settings.group(),
                QueueTiming.defaults().withLease(settings.lease()));
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
