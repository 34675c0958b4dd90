package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionFinished;
import edu.paws360.deploy.event.ExecutionFinished.Ending;
import edu.paws360.deploy.event.LastLines;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far a deployment came. Immutable.
 *
 * @param started who takes what where
 * @param touched whether it began to execute, or tried to: production may not be what it was
 * @param runnerFailed whether its last execution failed by itself; one that was cancelled did not
 * @param seen what was seen of what failed, in the order in which it was seen
 */
record Course(DeploymentStarted started, boolean touched, boolean runnerFailed, List<String> seen) {
    static Course of(DeploymentStarted started) {
        return new Course(started, false, false, List.of());
    }

    Course executing() {
        return new Course(started, true, false, seen);
    }

    Course executed(ExecutionFinished execution) {
        boolean wentWell =
                execution.ending() == Ending.EXITED && execution.exitCode().orElse(-1) == 0;
        return new Course(started, true, !wentWell && execution.ending() != Ending.CANCELLED, seen);
    }

    Course printed(LastLines last) {
        return with(last.lines().stream().map(line -> last.runner() + "| " + line));
    }

    Course checked(List<CheckResult> checks) {
        return with(checks.stream()
                .filter(check -> check.status().blocks())
                .map(check -> check.name() + ": " + check.detail()));
    }

    private Course with(Stream<String> more) {
        return new Course(
                started,
                touched,
                runnerFailed,
                Stream.concat(seen.stream(), more).toList());
    }
}
