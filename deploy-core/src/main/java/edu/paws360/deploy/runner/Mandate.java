package edu.paws360.deploy.runner;

import java.time.Duration;

/**
 * By what right work goes on: how long ago it was confirmed last that nobody else may do the same. The signs of life that the
 * supervisor of the work gets are dated by it, so that work ends by itself, wherever it runs, a heartbeat after the last
 * confirmation. Implementations are safe for use by several threads.
 */
@FunctionalInterface
public interface Mandate {
    /** Work that nobody else can do: its right is always fresh. */
    Mandate STANDING = () -> Duration.ZERO;

    /**
     * How old the last confirmation is. Returns at once.
     *
     * @return zero or more
     */
    Duration age();
}
