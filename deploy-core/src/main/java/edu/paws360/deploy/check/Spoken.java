package edu.paws360.deploy.check;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
     * A duration that was measured, in words.
     *
     * @param duration the duration, not negative
     * @return for example {@code 0.4 s}; from a minute on without what is zero, such as {@code 12 min 5 s} or {@code 4 h}
     */
    public static String of(Duration duration) {
        return duration.toMinutes() == 0
                ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0)
                : parts(duration);
    }

    /**
     * A duration that somebody has set, or that is left of one, in words.
     *
     * @param duration the duration, not negative
     * @return for example {@code 200 ms}, {@code 5 s}, {@code 1 min 30 s}, {@code 4 h} or {@code 30 d}
     */
    public static String limit(Duration duration) {
        return duration.toMillisPart() != 0 || duration.isZero() ? duration.toMillis() + " ms" : parts(duration);
    }

    private static String parts(Duration duration) {
        return Stream.of(
                        part(duration.toDaysPart(), "d"),
                        part(duration.toHoursPart(), "h"),
                        part(duration.toMinutesPart(), "min"),
                        part(duration.toSecondsPart(), "s"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + " " + unit;
    }
}
