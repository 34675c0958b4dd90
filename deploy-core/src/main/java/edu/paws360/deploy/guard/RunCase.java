package edu.paws360.deploy.guard;

import static edu.paws360.deploy.guard.NotKnownException.known;

import edu.paws360.deploy.github.EnvironmentRules;
import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.PendingReview;
import edu.paws360.deploy.github.RunReference;
import edu.paws360.deploy.github.WorkflowJob;
import edu.paws360.deploy.github.WorkflowRun;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The run that is to deploy, and what its environment asks for.
 *
 * @param github where it runs
 * @param reference which run
 * @param run what GitHub knows of it
 * @param environment which environment was asked for
 * @param rules what it asks for
 */
record RunCase(Github github, RunReference reference, WorkflowRun run, String environment, EnvironmentRules rules) {
    static RunCase of(Github github, RunReference reference, String environment)
            throws NotKnownException, InterruptedException {
        WorkflowRun run = known(github.runs().run(reference)).value();
        EnvironmentRules rules = known(github.environments().rules(reference.repository(), environment))
                .value();
        return new RunCase(github, reference, run, environment, rules);
    }

    /** Why no review of this run could approve the commit, if none could. */
    Optional<String> fault(String commit) {
        if (!run.is(reference)) {
            return Optional.of("Asked for attempt " + reference.attempt() + " of " + this + ", GitHub told of attempt "
                    + run.attempt() + " of run " + run.id() + " of " + run.repository()
                    + ". Leave GITHUB_REPOSITORY, GITHUB_RUN_ID and GITHUB_RUN_ATTEMPT as the CI sets them.");
        }
        if (run.isCompleted()) {
            return Optional.of(
                    this + " has ended, so it is not the one that deploys here. Leave GITHUB_RUN_ID as the CI"
                            + " sets it.");
        }
        if (!run.commit().equals(commit)) {
            return Optional.of(this + " is of commit " + run.commit() + ", so what was approved there is not commit "
                    + commit + ". Check out the commit that the run is of.");
        }
        return rules.reviewers().isEmpty() ? Optional.of(unreviewed()) : Optional.empty();
    }

    private String unreviewed() {
        return "Environment " + rules.name() + " of " + reference.repository() + " has no required reviewers, so nobody"
                + " approves anything. Add them in the repository's settings under Environments, or set"
                + " deploy.approval.type=none if nobody has to be asked.";
    }

    ReviewJudge judge() {
        return new ReviewJudge(github, reference.owner(), run, environment, rules);
    }

    /** Whether jobs wait for the environment. */
    boolean isAmong(List<PendingReview> pending) {
        return pending.stream().anyMatch(one -> one.isOf(environment));
    }

    /**
     * How long jobs have waited for the environment before, as far as that is known: a job does not tell which one it waits
     * for.
     */
    Duration waitedAlready(List<PendingReview> pending) throws NotKnownException, InterruptedException {
        return pending.stream().allMatch(one -> one.isOf(environment))
                ? longest(WorkflowJob::isWaiting).orElse(Duration.ZERO)
                : Duration.ZERO;
    }

    /**
     * How long a review of this attempt took at most. GitHub dates no review, but a job that waited for one did so between its
     * creation and its start. Nor does it say to which attempt a review belongs, so in a later one it may be as old as the run;
     * as also where the jobs do not tell.
     */
    Duration reviewTookAtMost() throws NotKnownException, InterruptedException {
        Optional<Duration> took = reference.attempt() == 1 ? longest(job -> !job.isWaiting()) : Optional.empty();
        return took.isPresent() ? took.get() : age();
    }

    private Duration age() throws NotKnownException, InterruptedException {
        // A run of the future is as odd as an old one; but GitHub's clock may tell whole seconds only.
        return Duration.between(
                        run.created(), known(github.runs().run(reference)).at())
                .abs();
    }

    /** Nothing where there is no such job, or where one of them cannot be right. */
    private Optional<Duration> longest(Predicate<WorkflowJob> which) throws NotKnownException, InterruptedException {
        Found<List<WorkflowJob>> jobs = known(github.runs().jobs(reference));
        List<Optional<Duration>> waits = jobs.value().stream()
                .filter(which)
                .map(job -> job.waited(jobs.at()))
                .toList();
        return waits.stream().allMatch(Optional::isPresent)
                ? waits.stream().flatMap(Optional::stream).max(Duration::compareTo)
                : Optional.empty();
    }

    /** Where people see the run. */
    String place() {
        return run.page().map(page -> "at " + page).orElse("on GitHub");
    }

    String reviewers() {
        return rules.reviewers().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return "run " + reference.run() + " of " + reference.repository();
    }
}
