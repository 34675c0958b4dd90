package edu.paws360.deploy.guard;

import edu.paws360.deploy.github.GithubAnswer;
import edu.paws360.deploy.github.GithubAnswer.Forbidden;
import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.GithubAnswer.Unknown;
import edu.paws360.deploy.github.GithubAnswer.Unreachable;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/** GitHub did not say what has to be known. The message says what was seen and what to do, and holds no secret. */
final class NotKnownException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

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
        return unknown.detail() + advice(unknown);
    }

    private static String advice(Unknown<?> unknown) {
        if (unknown instanceof Forbidden<?> forbidden) {
            return forbidden
                    .permissions()
                    .map(lacking -> ". The token lacks " + lacking + ": add it to the job's permissions.")
                    .orElse(". Give the job a GITHUB_TOKEN that is valid, with permissions: actions: read.");
        }
        return unknown instanceof Unreachable<?>
                ? ". Start the deployment again when GitHub answers."
                : ". See that GITHUB_API_URL, GITHUB_REPOSITORY and the environment's name are right, and that the token"
                        + " may read them.";
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
