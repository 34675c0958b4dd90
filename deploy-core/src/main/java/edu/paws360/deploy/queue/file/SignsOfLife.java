package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.lease.QueueClock;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What shows others that the owner of a ticket is there.
 *
 * @param lock ends with the process
 * @param lease ends when the process is silent
 */
record SignsOfLife(TicketLock lock, Lease lease) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SignsOfLife.class);

    static SignsOfLife give(TicketFiles files, QueueClock clock, Duration length) throws IOException {
        TicketLock lock = TicketLock.take(files.lock());
        try {
            return new SignsOfLife(lock, Lease.begin(files.lease(), clock, length));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Ends the lease now. Where that cannot be written, those of other processes still see that the lock is gone. */
    void end() {
        try {
            lease.end();
        } catch (IOException e) {
            LOG.warn("A lease could not be ended and runs out by itself", e);
        }
        close();
    }

    @Override
    public void close() {
        try {
            lease.close();
        } catch (IOException e) {
            LOG.warn("The lease of a ticket could not be closed", e);
        }
        lock.close();
    }
}
