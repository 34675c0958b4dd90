package edu.paws360.deploy.queue.github;

import static edu.paws360.deploy.queue.github.NotKnownException.known;

import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.RunReference;
import edu.paws360.deploy.github.WorkflowJob;
import edu.paws360.deploy.github.WorkflowRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The job that this process is part of, as GitHub sees it. For one thread. */
final class OwnJob {
    private final RunReference run;
    private final WorkflowRun details;
    private WorkflowJob job;

    private OwnJob(RunReference run, WorkflowRun details, WorkflowJob job) {
        this.run = run;
        this.details = details;
        this.job = job;
    }

    static OwnJob find(Github github, ThisJob here) throws NotKnownException, InterruptedException {
        RunReference run = here.run()
                .orElseThrow(() -> new NotKnownException(
                        "this is no job of GitHub Actions: GITHUB_REPOSITORY, GITHUB_RUN_ID and GITHUB_RUN_ATTEMPT"
                                + " name no run",
                        "Deploy by a workflow, or set deploy.queue.type to file or postgres."));
        WorkflowRun details = known(github.runs().run(run)).value();
        if (!details.is(run) || details.isCompleted()) {
            throw new NotKnownException(
                    "asked for attempt " + run.attempt() + " of run " + run.run() + " of " + run.repository()
                            + ", GitHub told of attempt " + details.attempt() + " of run " + details.id() + " of "
                            + details.repository() + " (" + details.status() + ")",
                    "Leave GITHUB_REPOSITORY, GITHUB_RUN_ID and GITHUB_RUN_ATTEMPT as the CI sets them.");
        }
        List<WorkflowJob> jobs = known(github.runs().jobs(run)).value();
        return new OwnJob(run, details, among(jobs, here).orElseThrow(() -> unfound(run)));
    }

    private static Optional<WorkflowJob> among(List<WorkflowJob> jobs, ThisJob here) {
        List<WorkflowJob> open = jobs.stream().filter(job -> !job.isCompleted()).toList();
        return only(open, job -> here.runner().filter(job::isOn).isPresent())
                .or(() ->
                        only(open, job -> here.key().filter(job.name()::equals).isPresent()))
                .or(() -> only(open, WorkflowJob::isRunning))
                .or(() -> only(open, job -> true));
    }

    private static Optional<WorkflowJob> only(List<WorkflowJob> jobs, Predicate<WorkflowJob> which) {
        List<WorkflowJob> found = jobs.stream().filter(which).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static NotKnownException unfound(RunReference run) {
        return new NotKnownException(
                "GitHub tells of no job of run " + run.run() + " that is certainly this one",
                "Leave RUNNER_NAME and GITHUB_JOB as the CI sets them.");
    }

    RunReference run() {
        return run;
    }

    WorkflowRun details() {
        return details;
    }

    long id() {
        return job.id();
    }

    /** Whether another job has our name, be it with other values of a matrix. */
    boolean isNamedAs(WorkflowJob other) {
        return withoutMatrix(other.name()).equals(withoutMatrix(job.name()));
    }

    private static String withoutMatrix(String name) {
        int values = name.lastIndexOf(" (");
        return values > 0 && name.endsWith(")") ? name.substring(0, values) : name;
    }

    /** Whether a lease that was given to a job is ours: a called workflow has that of the job that calls it. */
    boolean isIn(long lease) {
        return lease == job.id() || job.name().contains(" / ");
    }

    Optional<Instant> began() {
        return job.isRunning() ? job.started() : Optional.empty();
    }

    /** When a runner began with it, asked for until GitHub tells. */
    Optional<Instant> beginning(Github github) throws NotKnownException, InterruptedException {
        if (began().isEmpty()) {
            job = known(github.runs().job(run.repository(), job.id())).value();
        }
        return began();
    }
}
