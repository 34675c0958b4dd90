package edu.paws360.deploy.console;

import edu.paws360.deploy.check.Spoken;
import java.time.Duration;
import java.util.Optional;

/** What is going on, since when, and what is waited for. Not thread-safe. */
final class Progress {
    private final Ticker clock;
    private Optional<String> doing = Optional.empty();
    private Optional<Waiting> waiting = Optional.empty();
    private boolean asking;
    private long began;
    private long told;

    Progress(Ticker clock) {
        this.clock = clock;
    }

    void begin(String what) {
        doing = Optional.of(what);
        began = clock.nanos();
        waiting = Optional.empty();
        asking = false;
    }

    void end() {
        doing = Optional.empty();
        waiting = Optional.empty();
    }

    void asking() {
        asking = true;
    }

    void waiting(Waiting what) {
        waiting = Optional.of(what);
        told = clock.nanos();
    }

    /** What is going on, in one line; nothing where nothing is, and while somebody types an answer. */
    Optional<String> now() {
        return doing.filter(what -> !asking)
                .map(what -> what + " for " + Spoken.of(since(began))
                        + waiting.map(known -> ": " + known.inWords(since(told)))
                                .orElse(""));
    }

    /** The same after a silence. */
    Optional<String> afterSilence() {
        return now().map(words -> waiting.isPresent() ? words : words + ": nothing new");
    }

    private Duration since(long moment) {
        return Duration.ofNanos(Math.max(0, clock.nanos() - moment));
    }
}
