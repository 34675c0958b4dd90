package edu.paws360.deploy.health;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.stream.Collectors;

/** When the attempts began, and how long each took, in words. */
final class Timings {
    private static final int SHOWN = 8;

    private Timings() {}

    /** In one line: each of few attempts, the first and the last ones of many. */
    static String line(List<Attempt> attempts) {
        int hidden = attempts.size() - 2 * SHOWN;
        if (hidden <= 1) {
            return "\nAttempts: " + joined(attempts) + ".";
        }
        List<Attempt> between = attempts.subList(SHOWN, attempts.size() - SHOWN);
        LongSummaryStatistics took = between.stream()
                .mapToLong(attempt -> attempt.duration().toMillis())
                .summaryStatistics();
        return "\nAttempts: " + joined(attempts.subList(0, SHOWN)) + "; " + hidden + " more, for " + took.getMin()
                + " to " + took.getMax() + " ms; " + joined(attempts.subList(attempts.size() - SHOWN, attempts.size()))
                + ".";
    }

    private static String joined(List<Attempt> attempts) {
        return attempts.stream().map(Timings::text).collect(Collectors.joining(", "));
    }

    /** Each in a line of its own, with what it saw. */
    static String lines(List<Attempt> attempts) {
        return attempts.stream()
                .map(attempt -> "\n  " + attempt.number() + ". " + text(attempt) + ": "
                        + attempt.outcome().detail())
                .collect(Collectors.joining());
    }

    private static String text(Attempt attempt) {
        return String.format(
                Locale.ROOT,
                "at %.1f s for %d ms",
                seconds(attempt.offset()),
                attempt.duration().toMillis());
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
