package edu.paws360.deploy.http;

import java.io.IOException;
import java.io.Serial;

/** A server did not confirm what it was sent. The message says what was seen and holds no secret. */
public final class UnconfirmedException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean worthRepeating;

    /**
     * A failure.
     *
     * @param message what was seen, what was expected, what to do; without secrets
     * @param worthRepeating whether another attempt may fare better
     */
    public UnconfirmedException(String message, boolean worthRepeating) {
        super(message);
        this.worthRepeating = worthRepeating;
    }

    /**
     * Whether another attempt may fare better.
     *
     * @return {@code false} where the server would only refuse again
     */
    public boolean worthRepeating() {
        return worthRepeating;
    }
}
