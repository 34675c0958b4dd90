package edu.paws360.deploy.sink.github;

import edu.paws360.deploy.github.GithubAnswer.Forbidden;
import edu.paws360.deploy.github.GithubAnswer.Unknown;
import edu.paws360.deploy.github.Need;
import java.io.IOException;

/** GitHub could not be told. The message says what was seen and what to do, and holds no secret. */
final class NotToldException extends IOException {
    private static final long serialVersionUID = 1L;

    private static final Need NEED = new Need("such a repository", "deployments=write");

    private final boolean forbidden;

    NotToldException(Unknown<?> unknown) {
        super(inWords(unknown));
        this.forbidden = unknown instanceof Forbidden<?>;
    }

    /** That GitHub was away is not worth a remedy: the next run tells it. */
    private static String inWords(Unknown<?> unknown) {
        return unknown instanceof Forbidden<?>
                ? NEED.aside(unknown) + ", or set deploy.github.record=off"
                : unknown.detail();
    }

    boolean isForbidden() {
        return forbidden;
    }
}
