package edu.paws360.deploy.sink.loki;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** How many bytes all spools of a folder together may still take on the disk. Thread-safe. */
final class Room {
    private static final long WIDE = 1_000_000;

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    Room(long most) {
        this.most = most;
    }

    /** How many it is. */
    long most() {
        return most;
    }

    /** Takes bytes if they are free. */
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= most) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    /** Whether so much is free that it is worth beginning again. */
    boolean isWide() {
        return most - taken.get() >= Math.min(WIDE, most / 4);
    }

    /** Takes bytes that are on the disk already. */
    void count(long bytes) {
        taken.addAndGet(bytes);
    }

    void free(long bytes) {
        taken.addAndGet(-bytes);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f MB", most / 1e6);
    }
}
