package edu.paws360.deploy.metrics;

import java.io.IOException;

/** A push that did not succeed. The message holds no secret. */
final class GatewayException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean worthRepeating;

    GatewayException(String message, boolean worthRepeating) {
        super(message);
        this.worthRepeating = worthRepeating;
    }

    /** Whether another attempt may fare better. */
    boolean worthRepeating() {
        return worthRepeating;
    }
}
