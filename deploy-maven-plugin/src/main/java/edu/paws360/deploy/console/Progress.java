package edu.paws360.deploy.console;

import edu.paws360.deploy.check.Spoken;
import java.time.Duration;
import java.util.Optional;

/** What is going on, since when, and what is waited for. Not thread-safe. */
final class Progress {
    private final Ticker clock;
    private Optional<String> doing = Optional.empty();
    private Optional<Waiting> waiting = Optional.empty();
    private long began;
    private long told;

    Progress(Ticker clock) {
        this.clock = clock;
    }

    void begin(String what) {
        doing = Optional.of(what);
        began = clock.nanos();
        waiting = Optional.empty();
    }

    void end() {
        doing = Optional.empty();
        waiting = Optional.empty();
    }

    boolean isUnderWay() {
        return doing.isPresent();
    }

    void waiting(Waiting what) {
        waiting = Optional.of(what);
        told = clock.nanos();
    }

    /** What is going on, in one line; nothing where nothing is. */
    Optional<String> inWords() {
        return doing.map(what -> what + " for " + Spoken.of(since(began)) + ": "
                + waiting.map(known -> known.inWords(since(told))).orElse("nothing new"));
    }

    private Duration since(long moment) {
        return Duration.ofNanos(Math.max(0, clock.nanos() - moment));
    }
}
