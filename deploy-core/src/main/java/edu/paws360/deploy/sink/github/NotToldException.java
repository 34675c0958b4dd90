package edu.paws360.deploy.sink.github;

import edu.paws360.deploy.github.GithubAnswer.Forbidden;
import edu.paws360.deploy.github.GithubAnswer.Unknown;
import java.io.IOException;

/** GitHub could not be told. The message says what was seen and what to do, and holds no secret. */
final class NotToldException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean forbidden;

    NotToldException(Unknown<?> unknown) {
        super(unknown.detail() + advice(unknown));
        this.forbidden = unknown instanceof Forbidden<?>;
    }

    private static String advice(Unknown<?> unknown) {
        return unknown instanceof Forbidden<?> forbidden
                ? "; the token lacks " + forbidden.permissions().orElse("deployments=write")
                        + ": add deployments: write to the job's permissions, or set deploy.github.record=off"
                : "";
    }

    boolean isForbidden() {
        return forbidden;
    }
}
