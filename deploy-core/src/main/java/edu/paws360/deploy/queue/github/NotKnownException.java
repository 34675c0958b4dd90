package edu.paws360.deploy.queue.github;

import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.GithubAnswer.Unknown;
import edu.paws360.deploy.github.GithubAnswer.Unreachable;
import edu.paws360.deploy.github.Need;
import edu.paws360.deploy.queue.QueueUnavailableException;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/** GitHub did not say who is in line. The message holds no secret. */
final class NotKnownException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Need NEED = new Need("this run", "actions=read");

    private final String advice;
    private final boolean passing;
    private final Duration retryAfter;

    private NotKnownException(String seen, String advice, boolean passing, Duration retryAfter) {
        super(seen);
        this.advice = advice;
        this.passing = passing;
        this.retryAfter = retryAfter;
    }

    /** Something that GitHub said, and with which we cannot go on. */
    NotKnownException(String seen, String advice) {
        this(seen, advice, false, null);
    }

    /** Something that another declaration in the workflow would change. */
    static NotKnownException undeclared(String seen, String group, String more) {
        return new NotKnownException(
                seen,
                "Give the job that deploys concurrency: { group: " + group
                        + ", cancel-in-progress: false, queue: max } " + more + ".");
    }

    private static NotKnownException of(Unknown<?> unknown) {
        Optional<Duration> retryAfter = unknown instanceof Unreachable<?> now ? now.retryAfter() : Optional.empty();
        return new NotKnownException(
                unknown.detail(), NEED.remedy(unknown), unknown instanceof Unreachable<?>, retryAfter.orElse(null));
    }

    static <T> Found<T> known(GithubAnswer<T> answer) throws NotKnownException {
        if (answer instanceof Found<T> found) {
            return found;
        }
        throw of((Unknown<?>) answer);
    }

    /** Whether it may be known a little later. */
    boolean isPassing() {
        return passing;
    }

    /** How long GitHub wants to be left alone, where it says so. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    QueueUnavailableException unavailable(String store) {
        return new QueueUnavailableException(store, getMessage(), advice, this);
    }
}
