package edu.paws360.deploy.github;

import edu.paws360.deploy.http.RetryAfter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells whether GitHub refused because it was asked too often, and for how long it wants to be left alone. */
final class RateLimit {
    /** Where a secondary limit names no time (GitHub: "wait for at least one minute"). */
    private static final Duration UNNAMED = Duration.ofMinutes(1);
    /** A limit is counted by the hour; what says more, has another clock. */
    private static final Duration LONGEST = Duration.ofMinutes(65);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Pattern EPOCH = Pattern.compile("[0-9]{1,12}");

    private RateLimit() {}

    static Optional<Duration> in(Reply reply) {
        if (reply.status() != 403 && reply.status() != 429) {
            return Optional.empty();
        }
        Optional<Duration> named = retryAfter(reply).or(() -> reset(reply)).map(RateLimit::bounded);
        return named.isPresent() || !limited(reply) ? named : Optional.of(UNNAMED);
    }

    private static boolean limited(Reply reply) {
        return reply.status() == 429 || reply.body().toLowerCase(Locale.ROOT).contains("secondary rate limit");
    }

    private static Optional<Duration> retryAfter(Reply reply) {
        return reply.header("retry-after").flatMap(text -> RetryAfter.of(text, reply.date()));
    }

    /** By GitHub's clock, whatever ours says. */
    private static Optional<Duration> reset(Reply reply) {
        if (!reply.header("x-ratelimit-remaining").filter("0"::equals).isPresent()) {
            return Optional.empty();
        }
        return reply.header("x-ratelimit-reset")
                .filter(text -> EPOCH.matcher(text).matches())
                .map(text ->
                        Duration.ofSeconds(Long.parseLong(text) - reply.date().getEpochSecond()))
                .or(() -> Optional.of(UNNAMED));
    }

    private static Duration bounded(Duration wanted) {
        if (wanted.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST;
    }
}
