package edu.paws360.deploy.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A lock that is held for moments only was not free within the limit: whoever holds it is stuck. */
public final class LockBusyException extends IOException {
    private static final long serialVersionUID = 1L;

    LockBusyException(Path file, Duration limit) {
        super("Another process or thread has held " + file + " for more than " + limit.toMillis() / 1000.0
                + " s, expected a moment; find it (for example with lslocks) and end it");
    }
}
