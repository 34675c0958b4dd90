package edu.paws360.deploy.preflight;

/** The command line is wrong. Its message says what was seen and what is expected, and holds no secret. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
