package edu.paws360.deploy.guard;

import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.GithubAnswer.Unknown;
import edu.paws360.deploy.github.GithubAnswer.Unreachable;
import edu.paws360.deploy.github.Need;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/** GitHub did not say what has to be known. The message says what was seen and what to do, and holds no secret. */
final class NotKnownException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Need NEED = new Need("this run, and an environment of this name", "actions=read");

    private final boolean passing;
    private final Duration retryAfter;

    private NotKnownException(Unknown<?> unknown) {
        super(inWords(unknown));
        this.passing = unknown instanceof Unreachable<?>;
        this.retryAfter =
                unknown instanceof Unreachable<?> now ? now.retryAfter().orElse(null) : null;
    }

    static <T> Found<T> known(GithubAnswer<T> answer) throws NotKnownException {
        if (answer instanceof Found<T> found) {
            return found;
        }
        throw new NotKnownException((Unknown<?>) answer);
    }

    /** What was seen and what to do. */
    static String inWords(Unknown<?> unknown) {
        return NEED.told(unknown);
    }

    /** Whether it may be known a little later. */
    boolean isPassing() {
        return passing;
    }

    /** How long GitHub wants to be left alone, where it says so. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
