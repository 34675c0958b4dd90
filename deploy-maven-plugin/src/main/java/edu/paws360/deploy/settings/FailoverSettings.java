package edu.paws360.deploy.settings;

import java.time.Duration;
import java.util.Set;

/**
 * When the secondary runner takes over.
 *
 * @param mode by itself, at once, or never
 * @param on what makes it take over by itself
 * @param pause how long it waits before it begins
 */
public record FailoverSettings(FailoverMode mode, Set<FailoverTrigger> on, Duration pause) {
    /** Copies the set. */
    public FailoverSettings {
        on = Set.copyOf(on);
    }
}
