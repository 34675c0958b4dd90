package edu.paws360.deploy.sink.oncall;

import java.time.Duration;
import java.util.Optional;

/** What came of telling a receiver something. */
sealed interface Reply {
    /** It has it. */
    record Taken() implements Reply {}

    /**
     * It may fare better later.
     *
     * @param words what was seen and what to do, without secrets
     * @param leaveAlone how long the receiver wants to be left alone, if it said so
     * @param perhapsTaken whether it may have it all the same
     */
    record Later(String words, Optional<Duration> leaveAlone, boolean perhapsTaken) implements Reply {}

    /**
     * It does not take it.
     *
     * @param words what was seen and what to do, without secrets
     * @param forGood whether it never will: what was sent is wrong, not who sent it or where to
     */
    record Refused(String words, boolean forGood) implements Reply {}
}
