package edu.paws360.deploy.metrics;

import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.RunnerRole;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What has to be remembered of a deployment until its verdict is counted. Immutable.
 *
 * @param workflow the label {@code workflow}
 * @param branch the label {@code branch}
 * @param runnerGroup the label {@code runner_group}
 * @param commit what is deployed
 * @param role the runner that executed last; the primary as long as none did
 * @param touched the metrics that its lines changed, in order
 */
record OpenDeployment(
        String workflow,
        String branch,
        String runnerGroup,
        String commit,
        RunnerRole role,
        List<MetricFamily> touched) {
    OpenDeployment {
        Objects.requireNonNull(workflow, "workflow");
        Objects.requireNonNull(branch, "branch");
        Objects.requireNonNull(runnerGroup, "runnerGroup");
        // What an earlier version wrote says nothing of it.
        commit = Objects.requireNonNullElse(commit, LabelValue.UNKNOWN);
        Objects.requireNonNull(role, "role");
        touched = List.copyOf(touched);
    }

    static OpenDeployment of(DeploymentStarted started) {
        return new OpenDeployment(
                LabelValue.of(started.workflow()),
                LabelValue.of(started.branch()),
                LabelValue.of(started.runnerGroup()),
                LabelValue.of(started.commit()),
                RunnerRole.PRIMARY,
                List.of());
    }

    OpenDeployment executedOn(RunnerRole executor) {
        return new OpenDeployment(workflow, branch, runnerGroup, commit, executor, touched);
    }

    OpenDeployment touching(MetricFamily family) {
        List<MetricFamily> more = Stream.concat(touched.stream(), Stream.of(family))
                .distinct()
                .sorted()
                .toList();
        return new OpenDeployment(workflow, branch, runnerGroup, commit, role, more);
    }
}
