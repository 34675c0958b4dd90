package edu.paws360.deploy.sink.oncall;

import java.time.Duration;

/**
 * How long a receiver is tried. Immutable.
 *
 * @param deadline how long everything may take
 * @param pause the pause behind the first try; twice as long behind the second
 */
record Pace(Duration deadline, Duration pause) {
    /** Less than all sinks have together, so that what was seen is told, not only that it took too long. */
    static final Pace STANDARD = new Pace(Duration.ofSeconds(8), Duration.ofMillis(250));
}
