package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionFinished;
import edu.paws360.deploy.event.ExecutionFinished.Ending;

/**
 * How far a deployment came. Immutable.
 *
 * @param started who takes what where
 * @param touched whether it began to execute, or tried to: production may not be what it was
 * @param runnerFailed whether its last execution failed by itself; one that was cancelled did not
 */
record Course(DeploymentStarted started, boolean touched, boolean runnerFailed) {
    static Course of(DeploymentStarted started) {
        return new Course(started, false, false);
    }

    Course executing() {
        return new Course(started, true, false);
    }

    Course executed(ExecutionFinished execution) {
        boolean wentWell =
                execution.ending() == Ending.EXITED && execution.exitCode().orElse(-1) == 0;
        return new Course(started, true, !wentWell && execution.ending() != Ending.CANCELLED);
    }
}
