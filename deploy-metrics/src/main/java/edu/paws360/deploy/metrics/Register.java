package edu.paws360.deploy.metrics;

import java.time.Duration;

/**
 * What somebody who wants to count has written into a gateway. Immutable.
 *
 * @param name who; used once
 * @param number the number drawn; 0 while choosing one
 * @param pushed when it was written, by the gateway's clock, since 1970
 */
record Register(String name, long number, Duration pushed) {
    Register {
        if (number < 0) {
            throw new IllegalArgumentException("a register holds " + number + ", expected 0 or more");
        }
    }

    /** Whether this one comes before another that has drawn a number. */
    boolean isBefore(Register other) {
        return number < other.number || (number == other.number && name.compareTo(other.name) < 0);
    }
}
