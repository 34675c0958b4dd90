package edu.paws360.deploy.health.probe;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The end of one attempt, by the monotonic clock, and the sockets that end with it. Closing the deadline closes
 * everything it {@linkplain #guard guards}, which wakes a thread that is blocked in a read: an interrupt would not.
 * Thread-safe.
 */
public final class Deadline implements AutoCloseable {
    private final Duration limit;
    private final long end;
    private final List<Closeable> guarded = new ArrayList<>();
    private boolean closed;

    private Deadline(Duration limit) {
        this.limit = limit;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /**
     * A deadline that far from now.
     *
     * @param limit how long the attempt may take, positive, at most 292 years
     * @return the deadline
     * @throws IllegalArgumentException if the limit is not positive
     */
    public static Deadline in(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("An attempt needs time, not " + limit);
        }
        return new Deadline(limit);
    }

    /**
     * How long the whole attempt may take.
     *
     * @return the limit it began with
     */
    public Duration limit() {
        return limit;
    }

    /**
     * What is left, for a socket's own timeout.
     *
     * @return milliseconds, rounded up, at least 1 (a socket reads 0 as "for ever")
     * @throws SocketTimeoutException if nothing is left
     */
    public int remainingMillis() throws SocketTimeoutException {
        long left = end - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException("deadline passed");
        }
        return (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(left) + 1);
    }

    boolean isOver() {
        return end - System.nanoTime() <= 0;
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    /** The same fault, saying what was missing when the time was up. */
    SocketTimeoutException late(String missing, SocketTimeoutException cause) {
        SocketTimeoutException late = new SocketTimeoutException(missing + " within " + seconds(limit));
        late.initCause(cause);
        return late;
    }

    /**
     * Closes this as well when the deadline is closed; at once if it already is.
     *
     * @param resource a socket, or whatever a call may be blocked on; its close must not block
     * @param <T> the resource's type
     * @return the resource
     * @throws IOException if the deadline is already closed
     */
    public synchronized <T extends Closeable> T guard(T resource) throws IOException {
        Objects.requireNonNull(resource, "resource");
        if (closed) {
            resource.close();
            throw new IOException("the attempt is over");
        }
        guarded.add(resource);
        return resource;
    }

    /** Closes everything guarded; does nothing the second time. */
    @Override
    public synchronized void close() {
        closed = true;
        guarded.forEach(Deadline::closeQuietly);
        guarded.clear();
    }

    private static void closeQuietly(Closeable resource) {
        try {
            resource.close();
        } catch (IOException ignored) {
            // Closing is all that can be done with it; the attempt's outcome is already known.
        }
    }
}
