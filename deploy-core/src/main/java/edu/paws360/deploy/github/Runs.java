package edu.paws360.deploy.github;

import java.util.List;

/** Runs of workflows. The token needs {@code actions=read}. Thread-safe. */
public final class Runs {
    private final Api api;

    Runs(Api api) {
        this.api = api;
    }

    /**
     * A run of a workflow.
     *
     * @param run which
     * @return the run
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<WorkflowRun> run(RunReference run) throws InterruptedException {
        return api.asked(path(run), WorkflowRun::of);
    }

    /**
     * The jobs of a run's attempt.
     *
     * @param run which run and attempt
     * @return all of them
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<List<WorkflowJob>> jobs(RunReference run) throws InterruptedException {
        return api.listed(path(run) + "/attempts/" + run.attempt() + "/jobs", "jobs", WorkflowJob::of);
    }

    /**
     * What was said to the environments of a run, in all its attempts.
     *
     * @param run which
     * @return the reviews
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<List<DeploymentReview>> reviews(RunReference run) throws InterruptedException {
        return api.asked(path(run) + "/approvals", DeploymentReview::all);
    }

    /**
     * The environments that jobs of a run wait for.
     *
     * @param run which
     * @return the environments
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<List<PendingReview>> pending(RunReference run) throws InterruptedException {
        return api.asked(path(run) + "/pending_deployments", PendingReview::all);
    }

    private static String path(RunReference run) {
        return "/repos/" + run.repository() + "/actions/runs/" + run.run();
    }
}
