package edu.paws360.deploy.guard;

import java.time.Duration;

/** How long something lasts that comes and goes. For one thread. */
final class Span {
    private final Patience patience;
    private long began;
    private boolean lasting;

    Span(Patience patience) {
        this.patience = patience;
    }

    /** How long it lasts; it begins at the first call after its end. */
    Duration lasts() {
        if (!lasting) {
            began = patience.nanos();
            lasting = true;
        }
        return Duration.ofNanos(patience.nanos() - began);
    }

    void end() {
        lasting = false;
    }
}
