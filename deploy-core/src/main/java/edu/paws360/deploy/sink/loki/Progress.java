package edu.paws360.deploy.sink.loki;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What the sender has seen so far, for those who wait for it. Thread-safe. */
final class Progress {
    private long lines;
    private long requests;
    private long setAside;
    private Optional<String> firstReason = Optional.empty();
    private Optional<String> trouble = Optional.empty();
    private final Set<String> left = new LinkedHashSet<>();
    private boolean stopped;
    private boolean nudged;
    private boolean awaited;

    /** A request went out. */
    synchronized void requested() {
        requests++;
    }

    /** Lines were taken. */
    synchronized void taken(long more) {
        lines += more;
        trouble = Optional.empty();
        notifyAll();
    }

    /** A line will never be taken. */
    synchronized void setAside(String reason) {
        setAside++;
        firstReason = firstReason.or(() -> Optional.of(reason));
        notifyAll();
    }

    /** What an earlier run has left is not sent in this run either. */
    synchronized void left(String what, String why) {
        left.add(what + " (" + why + ")");
        notifyAll();
    }

    /** What is left for the next run, and why. */
    synchronized List<String> left() {
        return List.copyOf(left);
    }

    /** Something stands in the way for now. */
    synchronized void failed(String seen) {
        trouble = Optional.of(seen);
        notifyAll();
    }

    /** Nothing more will be sent in this run. */
    synchronized void stopped(String why) {
        trouble = Optional.of(why);
        stopped = true;
        notifyAll();
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** What stood in the way of the last request, if something did. */
    synchronized Optional<String> trouble() {
        return trouble;
    }

    synchronized long lines() {
        return lines;
    }

    synchronized long requests() {
        return requests;
    }

    synchronized long setAside() {
        return setAside;
    }

    synchronized Optional<String> firstReason() {
        return firstReason;
    }

    /** Waits until something is so. It is looked at whenever something happened, and when the time is over. */
    synchronized boolean await(BooleanSupplier condition, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return condition.getAsBoolean();
            }
            wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
        }
        return true;
    }

    /** Somebody waits for the sender from now on: ends its pause, and it waits for no more lines to go with the last ones. */
    synchronized void nudge() {
        awaited = true;
        nudged = true;
        notifyAll();
    }

    synchronized boolean isAwaited() {
        return awaited;
    }

    /** A pause of the sender, which ends early when somebody waits for it. */
    synchronized void pause(Duration length) throws InterruptedException {
        await(() -> nudged, length);
        nudged = false;
    }

    /** Something happened. */
    synchronized void happened() {
        notifyAll();
    }
}
