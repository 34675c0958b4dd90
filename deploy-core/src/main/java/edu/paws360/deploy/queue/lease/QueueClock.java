package edu.paws360.deploy.queue.lease;

import java.io.IOException;
import java.time.Instant;

/** The clock that leases run by, the same for all processes of one store. Thread-safe. */
public interface QueueClock {
    /**
     * Now, for deciding.
     *
     * @return this moment on a named clock
     * @throws IOException if the clock cannot be read
     */
    Stamp now() throws IOException;

    /**
     * Now, for people to read; it may jump.
     *
     * @return this moment by the wall clock
     */
    Instant wall();
}
