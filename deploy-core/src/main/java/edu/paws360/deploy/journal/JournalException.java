package edu.paws360.deploy.journal;

import java.io.IOException;

/** The journal is damaged, or cannot be read or written. Nothing may be deployed on top of it. */
public final class JournalException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * A journal that cannot be used.
     *
     * @param message what was seen, what was expected, what to do
     */
    public JournalException(String message) {
        super(message);
    }

    JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
