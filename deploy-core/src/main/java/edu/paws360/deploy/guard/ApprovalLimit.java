package edu.paws360.deploy.guard;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How long a human may take, and how that is said. */
final class ApprovalLimit {
    /** A review of a GitHub environment expires after this time, too. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private ApprovalLimit() {}

    static Duration checked(Duration limit) {
        if (limit.isNegative() || limit.isZero() || limit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("deploy.approval.timeout is " + spoken(limit)
                    + ", but must be above zero and at most " + spoken(LONGEST) + ", such as 4h.");
        }
        return limit;
    }

    static String spoken(Duration duration) {
        return duration.truncatedTo(ChronoUnit.SECONDS).toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
