package edu.paws360.deploy.event;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * A runner is done (spec, "Audit Trail", 3).
 *
 * @param role primary or secondary
 * @param runner the runner's name
 * @param started when it began
 * @param ended when it ended
 * @param duration how long it took, by a clock that does not jump
 * @param ending how it ended
 * @param exitCode the command's exit code, where it ended by itself and the runner tells it
 * @param provenStopped whether it is certain that nothing of it runs any more
 * @param detail what was seen
 */
public record ExecutionFinished(
        RunnerRole role,
        String runner,
        Instant started,
        Instant ended,
        Duration duration,
        Ending ending,
        OptionalInt exitCode,
        boolean provenStopped,
        String detail)
        implements DeploymentEvent {

    /** How an execution ends. */
    public enum Ending {
        /** The command ended by itself; the exit code says how. */
        EXITED,
        /** It took longer than allowed and was ended. */
        TIMED_OUT,
        /** Somebody ended the deployment. */
        CANCELLED,
        /** It never began. */
        NOT_STARTED,
        /** The connection to it was lost. */
        LOST
    }
}
