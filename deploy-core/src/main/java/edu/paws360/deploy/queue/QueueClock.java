package edu.paws360.deploy.queue;

import java.io.IOException;
import java.time.Instant;

/** The clock that leases run by, the same for all processes of one store. */
interface QueueClock {
    /** Now, for deciding. */
    Stamp now() throws IOException;

    /** Now, for people to read; it may jump. */
    Instant wall();
}
