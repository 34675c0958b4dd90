package edu.paws360.deploy.check;

import java.time.Duration;
import java.util.Locale;

/** How statuses and durations are said to people. */
public final class Spoken {
    private Spoken() {}

    /**
     * A status in words.
     *
     * @param status the status
     * @return for example {@code not executed}
     */
    public static String of(CheckStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * A duration in words.
     *
     * @param duration the duration, not negative
     * @return for example {@code 0.4 s}, or {@code 12 min 5 s} from a minute on
     */
    public static String of(Duration duration) {
        return duration.toMinutes() == 0
                ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0)
                : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
}
