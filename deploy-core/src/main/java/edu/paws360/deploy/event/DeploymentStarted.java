package edu.paws360.deploy.event;

import java.util.Optional;

/**
 * A deployment began (spec, "Audit Trail", 1). The attribution: who takes what to production, from where.
 *
 * @param project the project that is deployed, as group and artifact
 * @param environment the environment it goes to
 * @param user who started it: the CI's actor or the account of this machine
 * @param branch the branch, or {@code unknown}
 * @param commit the full commit SHA, or {@code unknown}
 * @param uncommittedChanges whether the work tree differs from the commit
 * @param workflow the value of the metric label {@code workflow}
 * @param runnerGroup the value of the metric label {@code runner_group}
 * @param workflowRunId the CI's run id, where there is one
 * @param runnerId the machine that runs this: the CI's runner name or the host name
 * @param processId the operating system's number of the process
 * @param toolVersion the version of this tool
 */
public record DeploymentStarted(
        String project,
        String environment,
        String user,
        String branch,
        String commit,
        boolean uncommittedChanges,
        String workflow,
        String runnerGroup,
        Optional<String> workflowRunId,
        String runnerId,
        long processId,
        String toolVersion)
        implements DeploymentEvent {}
