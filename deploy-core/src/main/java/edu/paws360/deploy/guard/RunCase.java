package edu.paws360.deploy.guard;

import static edu.paws360.deploy.guard.NotKnownException.known;

import edu.paws360.deploy.github.EnvironmentRules;
import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.RunReference;
import edu.paws360.deploy.github.WorkflowJob;
import edu.paws360.deploy.github.WorkflowRun;
import java.time.Duration;
import java.time.Instant;
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
 * @param rules what the environment asks for
 */
record RunCase(Github github, RunReference reference, WorkflowRun run, EnvironmentRules rules) {
    static RunCase of(Github github, RunReference reference, String environment)
            throws NotKnownException, InterruptedException {
        WorkflowRun run = known(github.run(reference)).value();
        EnvironmentRules rules =
                known(github.environment(reference.repository(), environment)).value();
        return new RunCase(github, reference, run, rules);
    }

    /** Why no review of this run could approve the commit, if none could. */
    Optional<String> fault(String commit) {
        if (!run.repository().equalsIgnoreCase(reference.repository()) || run.attempt() != reference.attempt()) {
            return Optional.of("GitHub knows " + this + " as attempt " + run.attempt() + " in " + run.repository()
                    + ", not as attempt " + reference.attempt()
                    + ". Leave GITHUB_REPOSITORY, GITHUB_RUN_ID and GITHUB_RUN_ATTEMPT as the CI sets them.");
        }
        if (run.status().equals("completed")) {
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
        return new ReviewJudge(github, reference.owner(), run, rules);
    }

    /** How long the jobs that wait now have waited for their environment. */
    Duration pendingFor() throws NotKnownException, InterruptedException {
        return longest(WorkflowJob::isWaiting);
    }

    /**
     * How long a review of this attempt took at most. GitHub dates no review, but a job that waited for one did so between its
     * creation and its start. Nor does it say to which attempt a review belongs, so in a later one it may be as old as the run.
     */
    Duration reviewTookAtMost() throws NotKnownException, InterruptedException {
        if (reference.attempt() == 1) {
            return longest(job -> true);
        }
        Instant now = known(github.run(reference)).at();
        Duration age = Duration.between(run.created(), now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    private Duration longest(Predicate<WorkflowJob> which) throws NotKnownException, InterruptedException {
        Found<List<WorkflowJob>> jobs = known(github.jobs(reference));
        return jobs.value().stream()
                .filter(which)
                .map(job -> job.waited(jobs.at()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    String reviewers() {
        return rules.reviewers().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return "run " + reference.run() + " of " + reference.repository();
    }
}
