package edu.paws360.deploy.queue.github;

import edu.paws360.deploy.queue.QueueTiming;
import java.time.Duration;

/**
 * How often GitHub is asked, and what follows from that. Immutable.
 *
 * @param look the pause between two looks that ask one question each
 * @param again the pause before a look that is to confirm the one before
 * @param trust how long a hold counts without being confirmed
 * @param settle how long after the start of our job production stays closed: whoever had the group before has stopped all by then
 */
record Pace(Duration look, Duration again, Duration trust, Duration settle) {
    /** Three looks a minute, 180 an hour. */
    private static final Duration LOOK = Duration.ofSeconds(20);

    private static final Duration AGAIN = Duration.ofSeconds(3);

    /** Of the 300 that a deployment has in an hour: the rest is for all its other parts, for a beginning and an end. */
    private static final int QUESTIONS_AN_HOUR = 180;

    /**
     * With half of the lease as trust. Whoever lost the group may not have noticed for so long, and then needs as long to end
     * what it started as one that lost any other queue.
     */
    static Pace of(QueueTiming timing) {
        Duration trust = timing.lease().dividedBy(2);
        return new Pace(LOOK, AGAIN, trust, trust.plus(timing.settle()));
    }

    /** The pause after a look, so that an hour of looks stays below what may be asked. */
    Duration after(int questions) {
        Duration fair = Duration.ofHours(1).dividedBy(QUESTIONS_AN_HOUR).multipliedBy(questions);
        return fair.compareTo(LOOK) > 0 ? fair.minus(LOOK).plus(look) : look;
    }
}
