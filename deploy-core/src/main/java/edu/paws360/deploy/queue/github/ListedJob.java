package edu.paws360.deploy.queue.github;

import static edu.paws360.deploy.queue.github.NotKnownException.known;

import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.RunReference;
import edu.paws360.deploy.github.WorkflowJob;
import edu.paws360.deploy.github.WorkflowRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The job that this process is part of, as GitHub sees it: the one that GitHub says is on our runner, since a runner has one job at a
 * time. Neither a name nor that no other job is seen at work would do, because another job of the run may be listed sooner than
 * ours. For one thread.
 */
final class ListedJob {
    /** GitHub may tell some moments later which runner has taken a job. */
    private static final int ATTEMPTS = 3;

    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private final RunReference run;
    private final WorkflowRun details;
    private WorkflowJob job;

    private ListedJob(RunReference run, WorkflowRun details, WorkflowJob job) {
        this.run = run;
        this.details = details;
        this.job = job;
    }

    static ListedJob find(Github github, ThisJob here, Patience patience)
            throws NotKnownException, InterruptedException {
        RunReference run = here.run()
                .orElseThrow(() -> new NotKnownException(
                        RunReference.NONE, "Deploy by a workflow, or set deploy.queue.type to file or postgres."));
        WorkflowRun details = known(github.runs().run(run)).value();
        if (!details.is(run) || details.isCompleted()) {
            throw new NotKnownException(
                    "asked for attempt " + run.attempt() + " of run " + run.run() + " of " + run.repository()
                            + ", GitHub told of attempt " + details.attempt() + " of run " + details.id() + " of "
                            + details.repository() + " (" + details.status() + ")",
                    "Leave GITHUB_REPOSITORY, GITHUB_RUN_ID and GITHUB_RUN_ATTEMPT as the CI sets them.");
        }
        String runner = here.runner()
                .orElseThrow(() -> new NotKnownException(
                        "RUNNER_NAME is missing, by which GitHub's jobs are told apart",
                        "Leave it as the CI sets it, and hand it on into a container of your own."));
        Optional<WorkflowJob> job = among(known(github.runs().jobs(run)).value(), runner, here);
        for (int attempt = 1; job.isEmpty() && attempt < ATTEMPTS; attempt++) {
            patience.sleep(BETWEEN);
            job = among(known(github.runs().jobs(run)).value(), runner, here);
        }
        return new ListedJob(run, details, job.orElseThrow(() -> unfound(run, runner)));
    }

    /** Runners of a repository and of its organization may share a name: of their jobs it is the one that is called as ours. */
    private static Optional<WorkflowJob> among(List<WorkflowJob> jobs, String runner, ThisJob here) {
        List<WorkflowJob> taken = jobs.stream()
                .filter(job -> !job.isCompleted())
                .filter(job -> job.runner().filter(runner::equals).isPresent())
                .toList();
        return only(taken, job -> true)
                .or(() ->
                        only(taken, job -> here.key().filter(job.name()::equals).isPresent()));
    }

    private static Optional<WorkflowJob> only(List<WorkflowJob> jobs, Predicate<WorkflowJob> which) {
        List<WorkflowJob> found = jobs.stream().filter(which).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static NotKnownException unfound(RunReference run, String runner) {
        return new NotKnownException(
                "GitHub tells of no job of run " + run.run() + " on runner " + runner + " that is certainly this one",
                "Leave RUNNER_NAME and GITHUB_JOB as the CI sets them, and give runners names of their own.");
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
