package edu.paws360.deploy.preflight.icmp;

/**
 * Lets at most 5,000 packets go in any second: {@value #BURST} at once, whose replies fit into the buffer that a socket usually
 * gets, and then one in {@value #INTERVAL} ns. Times are in nanoseconds, from any beginning. For one thread.
 */
final class Pace {
    static final int BURST = 400;
    static final long INTERVAL = 218_000;

    private long next;

    Pace(long now) {
        next = now - (BURST - 1) * INTERVAL;
    }

    /** Takes the right to send one packet now, if there is one. */
    boolean take(long now) {
        if (pause(now) > 0) {
            return false;
        }
        next = Math.max(next, now - (BURST - 1) * INTERVAL) + INTERVAL;
        return true;
    }

    /** How long until there is one; 0 or less if there is. */
    long pause(long now) {
        return next - now;
    }
}
