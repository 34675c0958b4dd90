package edu.paws360.deploy.settings;

import java.util.Optional;

/** A text that a setting does not accept. Neither reason nor advice quotes the text: it may hold a secret. */
final class Misread extends Exception {
    private static final long serialVersionUID = 1L;

    private final String advice;

    /** A reason whose advice is what the setting allows. */
    Misread(String reason) {
        this(reason, null);
    }

    /** A reason with advice of its own. */
    Misread(String reason, String advice) {
        super(reason, null, false, false);
        this.advice = advice;
    }

    Optional<String> advice() {
        return Optional.ofNullable(advice);
    }
}
