package edu.paws360.deploy.preflight;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as they are written on the command line, with the units of the plugin's settings. */
final class Quantity {
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3})?");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(ms|s|m)");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,6})(kB|MB|GB|TB)");
    private static final Map<String, ChronoUnit> TIMES =
            Map.of("ms", ChronoUnit.MILLIS, "s", ChronoUnit.SECONDS, "m", ChronoUnit.MINUTES);
    private static final Map<String, Long> SIZES =
            Map.of("kB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L, "TB", 1_000_000_000_000L);

    private Quantity() {}

    static double percent(String text) {
        return Double.parseDouble(matched(PERCENT, text, "a number above 0 and at most 100, such as 80")
                .group());
    }

    static Duration time(String text) {
        Matcher parts = matched(TIME, text, "a whole number and a unit (ms, s, m), such as 5s");
        return Duration.of(Long.parseLong(parts.group(1)), TIMES.get(parts.group(2)));
    }

    /** Bytes, in decimal units. */
    static long size(String text) {
        Matcher parts = matched(SIZE, text, "a whole number and a unit (kB, MB, GB, TB), such as 10GB");
        return Long.parseLong(parts.group(1)) * SIZES.get(parts.group(2));
    }

    private static Matcher matched(Pattern pattern, String text, String expected) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected " + expected);
        }
        return matcher;
    }
}
