package edu.paws360.deploy.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the header {@code Retry-After} (RFC 9110, 10.2.3). */
public final class RetryAfter {
    /** Nobody waits longer, so that what is read can be added to any time. */
    private static final Duration LONGEST = Duration.ofDays(1);

    /** More digits than a {@code long} surely has are nonsense. */
    private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,18}");

    private RetryAfter() {}

    /**
     * How long a server wants to be left alone.
     *
     * @param text the header's value: seconds, or a date as servers write it today
     * @param now what time it is to the server, since a date is by its clock
     * @return zero to a day; nothing where the text is neither seconds nor a date
     */
    public static Optional<Duration> of(String text, Instant now) {
        return wanted(text.strip(), now).map(RetryAfter::bounded);
    }

    private static Optional<Duration> wanted(String text, Instant now) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            return Optional.of(Duration.between(now, date));
        } catch (DateTimeException nonsense) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wanted) {
        if (wanted.isNegative()) {
            return Duration.ZERO;
        }
        return wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST;
    }
}
