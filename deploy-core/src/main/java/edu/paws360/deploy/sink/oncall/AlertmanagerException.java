package edu.paws360.deploy.sink.oncall;

import java.io.IOException;

/** Alerts that were not taken. The message holds no secret. */
final class AlertmanagerException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean worthRepeating;

    AlertmanagerException(String message, boolean worthRepeating) {
        super(message);
        this.worthRepeating = worthRepeating;
    }

    /** Whether another attempt may fare better. */
    boolean worthRepeating() {
        return worthRepeating;
    }
}
