package edu.paws360.deploy.queue.file;

import edu.paws360.deploy.queue.lease.QueueClock;
import edu.paws360.deploy.queue.lease.Stamp;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The lease of a ticket, kept by its owner. Only the owner writes the file, and needs no lock for it. What has run out is not
 * brought back: a process that was stopped between looking at the clock and writing finds that out by a second look, and
 * counts the lease as lost whatever the file says. Thread-safe.
 */
final class Lease implements AutoCloseable {
    private final QueueClock clock;
    private final Duration length;
    private final RandomAccessFile file;
    private Stamp until;
    private boolean lost;

    private Lease(QueueClock clock, Duration length, RandomAccessFile file, Stamp until) {
        this.clock = clock;
        this.length = length;
        this.file = file;
        this.until = until;
    }

    /** Begins a lease, for a ticket that nobody knows of yet. */
    static Lease begin(Path path, QueueClock clock, Duration length) throws IOException {
        // Unlike a channel's, these writes do not break on an interrupt.
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            file.setLength(0);
            Stamp until = clock.now().plus(length);
            file.write(LeaseText.of(until));
            return new Lease(clock, length, file, until);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Returns false once it has run out. */
    synchronized boolean renew() throws IOException {
        Stamp now = clock.now();
        if (isOver(now)) {
            return false;
        }
        write(now.plus(length));
        if (isOver(clock.now())) {
            write(until);
            return false;
        }
        until = now.plus(length);
        return true;
    }

    /** Whether it has not run out. */
    synchronized boolean lasts() throws IOException {
        return !isOver(clock.now());
    }

    private boolean isOver(Stamp now) {
        lost |= until.isPast(now);
        return lost;
    }

    /** Lets it run out now. */
    synchronized void end() throws IOException {
        lost = true;
        write(clock.now());
    }

    private void write(Stamp stamp) throws IOException {
        file.seek(0);
        file.write(LeaseText.of(stamp));
    }

    @Override
    public synchronized void close() throws IOException {
        lost = true;
        file.close();
    }
}
