package edu.paws360.deploy.github;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A job of a run. Immutable.
 *
 * @param id its number
 * @param name its name
 * @param status such as {@code queued}, {@code waiting} (for a review), {@code in_progress} or {@code completed}
 * @param conclusion how it ended, such as {@code success}, {@code failure} or {@code cancelled}, where it has
 * @param created when it was ready to be started, from GitHub's view
 * @param started when a runner began, where one has
 * @param runner the runner's name, where one took it
 */
public record WorkflowJob(
        long id,
        String name,
        String status,
        Optional<String> conclusion,
        Instant created,
        Optional<Instant> started,
        Optional<String> runner) {
    /** The status of a job that waits for its environment. */
    private static final String WAITING = "waiting";

    static WorkflowJob of(Fields job) throws GithubFault {
        String status = job.text("status");
        // GitHub fills in a start for jobs that have none yet.
        boolean begun = status.equals("in_progress") || status.equals("completed");
        Optional<Instant> started =
                begun && job.has("started_at") ? Optional.of(job.instant("started_at")) : Optional.empty();
        return new WorkflowJob(
                job.number("id"),
                job.text("name"),
                status,
                job.has("conclusion") ? Optional.of(job.text("conclusion")) : Optional.empty(),
                job.instant("created_at"),
                started,
                runner(job));
    }

    /** None is null, or has no name. */
    private static Optional<String> runner(Fields job) throws GithubFault {
        return job.has("runner_name")
                ? Optional.of(job.text("runner_name")).filter(name -> !name.isBlank())
                : Optional.empty();
    }

    /**
     * Whether it waits for its environment.
     *
     * @return whether its status is {@code waiting}
     */
    public boolean isWaiting() {
        return status.equals(WAITING);
    }

    /**
     * Whether a runner is at it.
     *
     * @return whether its status is {@code in_progress}
     */
    public boolean isRunning() {
        return status.equals("in_progress");
    }

    /**
     * Whether a runner of that name is at it.
     *
     * @param name the runner's name
     * @return whether that runner has begun and not ended it
     */
    public boolean isOn(String name) {
        return isRunning() && runner.filter(name::equals).isPresent();
    }

    /**
     * Whether it has ended, however that was.
     *
     * @return whether its status is {@code completed}
     */
    public boolean isCompleted() {
        return status.equals("completed");
    }

    /**
     * How long it waited until it was started, for a review, a concurrency group or a runner.
     *
     * @param now what time it is to GitHub, for a job that waits still
     * @return never negative; nothing for a job that is said to have been started before it was there
     */
    public Optional<Duration> waited(Instant now) {
        return Optional.of(Duration.between(created, started.orElse(now))).filter(waited -> !waited.isNegative());
    }
}
