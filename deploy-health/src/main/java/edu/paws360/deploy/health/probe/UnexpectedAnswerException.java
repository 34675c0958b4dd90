package edu.paws360.deploy.health.probe;

import java.io.IOException;
import java.io.Serial;

/** The service answered something that no later attempt will make right: not HTTP, or too much of it. */
final class UnexpectedAnswerException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnexpectedAnswerException(String message) {
        super(message);
    }
}
