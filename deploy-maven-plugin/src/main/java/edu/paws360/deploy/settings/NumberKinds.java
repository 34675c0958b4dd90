package edu.paws360.deploy.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kinds for numbers, durations and sizes. */
final class NumberKinds {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern TICKET = Pattern.compile("[0-9]{1,18}");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,6})(kB|MB|GB|TB)");
    private static final Map<String, ChronoUnit> TIMES = Map.of(
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);
    private static final Map<String, Long> SIZES =
            Map.of("kB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L, "TB", 1_000_000_000_000L);

    private NumberKinds() {}

    /** A duration between two others, which are written in the same way and belong to the range. */
    static Kind<Duration> duration(String min, String max) {
        Duration least = constant(min);
        Duration most = constant(max);
        String allowed =
                "a whole number and a unit, such as 200ms, 5s, 30m, 4h, 90d; from %s to %s".formatted(min, max);
        return Kind.of("duration", allowed, text -> within(durationIn(text), least, most))
                .in("ms, s, m, h or d");
    }

    /** A number of bytes, in decimal units. */
    static Kind<Long> size(String min, String max) {
        try {
            long least = bytesIn(min);
            long most = bytesIn(max);
            String allowed = "a whole number and a unit (kB, MB, GB, TB: decimal), such as 10GB; from %s to %s"
                    .formatted(min, max);
            return Kind.of("size", allowed, text -> within(bytesIn(text), least, most))
                    .in("kB, MB, GB or TB");
        } catch (Misread e) {
            throw new IllegalArgumentException("bounds of a size: " + min + ", " + max, e);
        }
    }

    static Kind<Integer> integer(int min, int max) {
        return Kind.of("integer", "a whole number from %d to %d".formatted(min, max), text -> {
            if (!INTEGER.matcher(text).matches()) {
                throw new Misread("not a whole number");
            }
            return within(Integer.valueOf(text), min, max);
        });
    }

    /** The number of a ticket: in a queue on GitHub it is that of a run, which has eleven digits by now. */
    static Kind<Long> ticket() {
        return Kind.of("integer", "a whole number from 1, of 18 digits at most", text -> {
            if (!TICKET.matcher(text).matches()) {
                throw new Misread("not a whole number");
            }
            return within(Long.valueOf(text), 1L, Long.MAX_VALUE);
        });
    }

    static Kind<Integer> percent() {
        return integer(1, 100).in("percent");
    }

    private static <T extends Comparable<T>> T within(T value, T min, T max) throws Misread {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new Misread(value.compareTo(min) < 0 ? "too small" : "too large");
        }
        return value;
    }

    private static Duration durationIn(String text) throws Misread {
        Matcher parts = parts(DURATION, text, "not a duration");
        return Duration.of(Long.parseLong(parts.group(1)), TIMES.get(parts.group(2)));
    }

    private static long bytesIn(String text) throws Misread {
        Matcher parts = parts(SIZE, text, "not a size");
        return Long.parseLong(parts.group(1)) * SIZES.get(parts.group(2));
    }

    private static Matcher parts(Pattern pattern, String text, String reason) throws Misread {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new Misread(reason);
        }
        return matcher;
    }

    private static Duration constant(String text) {
        try {
            return durationIn(text);
        } catch (Misread e) {
            throw new IllegalArgumentException("bound of a duration: " + text, e);
        }
    }
}
