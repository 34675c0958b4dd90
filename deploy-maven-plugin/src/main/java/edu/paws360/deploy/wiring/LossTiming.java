package edu.paws360.deploy.wiring;

import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.runner.SshRunner;
import edu.paws360.deploy.runner.Work;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.QueueType;
import java.time.Duration;

/**
 * Durations that have to fit together, so that whatever a lost deployment has started is ended before the next one begins.
 *
 * @param lease how long a holder may be silent
 * @param grace how long a command may take to end after TERM
 * @param longest the longest heartbeat on this machine
 */
record LossTiming(Duration lease, Duration grace, Duration longest) {
    /** With the queue in files nothing but this machine's own end can come between us and it. */
    private static final Duration BESIDE_THE_QUEUE = Duration.ofSeconds(30);

    private static final Duration MARGIN = Duration.ofSeconds(2);

    static LossTiming of(DeploySettings settings) {
        boolean beside = settings.queue().type() == QueueType.FILE;
        return new LossTiming(
                settings.queue().lease(),
                settings.runner().grace(),
                beside ? BESIDE_THE_QUEUE : SshRunner.LONGEST_HEARTBEAT);
    }

    /** A frozen deployment's command must have begun to end when its lease runs out, so the supervisor waits half of it. */
    Duration heartbeat() {
        return shorter(lease.dividedBy(2), longest);
    }

    /** How long a supervisor anywhere may take to notice that its deployment is dead or cut off, and to end the command. */
    Duration settle() {
        return shorter(lease.dividedBy(2), SshRunner.LONGEST_HEARTBEAT)
                .plus(shorter(grace, Work.HURRY))
                .plus(MARGIN);
    }

    QueueTiming queue() {
        return QueueTiming.defaults().withLease(lease).withSettle(settle());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
