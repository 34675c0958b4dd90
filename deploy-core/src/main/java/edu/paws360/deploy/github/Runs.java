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

    /**
     * The runs of a workflow that have a status.
     *
     * @param repository owner and name, with a slash
     * @param workflow the workflow's number, or the name of its file
     * @param status such as {@code in_progress}, {@code queued}, {@code waiting} (for a review), {@code pending} (for a
     *     concurrency group) or {@code requested}
     * @return all of them; unreadable where there are more than a thousand
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<List<WorkflowRun>> byStatus(String repository, String workflow, String status)
            throws InterruptedException {
        String path = "/repos/" + repository + "/actions/workflows/" + Api.segment(workflow) + "/runs?status="
                + Api.segment(status) + "&exclude_pull_requests=true";
        return api.listed(path, "workflow_runs", WorkflowRun::of);
    }

    /**
     * One job.
     *
     * @param repository owner and name, with a slash
     * @param job its number
     * @return the job
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<WorkflowJob> job(String repository, long job) throws InterruptedException {
        return api.asked("/repos/" + repository + "/actions/jobs/" + job, WorkflowJob::of);
    }

    /**
     * Ends a run. The token needs {@code actions=write}. What is asked of GitHub is that it begins to end: whether it has ended
     * only its jobs tell.
     *
     * @param run which
     * @return the same run; refused where it had ended before
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<RunReference> cancel(RunReference run) throws InterruptedException {
        return api.ordered(path(run) + "/cancel", run);
    }

    /**
     * Ends a run that did not end when it was told to. The token needs {@code actions=write}.
     *
     * @param run which
     * @return the same run; refused where it had ended before
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<RunReference> forceCancel(RunReference run) throws InterruptedException {
        return api.ordered(path(run) + "/force-cancel", run);
    }

    /**
     * What a job that has ended printed. Fetched from where GitHub keeps it, a server that does not get the token.
     *
     * @param run the run that the job is part of
     * @param job the job's number
     * @return the log, at most its first {@value JobLog#LONGEST} bytes; absent while, and when no longer, there is one
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<JobLog> log(RunReference run, long job) throws InterruptedException {
        return api.fetched("/repos/" + run.repository() + "/actions/jobs/" + job + "/logs");
    }

    private static String path(RunReference run) {
        return "/repos/" + run.repository() + "/actions/runs/" + run.run();
    }
}
