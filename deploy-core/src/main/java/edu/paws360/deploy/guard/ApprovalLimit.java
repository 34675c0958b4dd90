package edu.paws360.deploy.guard;

import edu.paws360.deploy.check.Spoken;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

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

    /** Without what is below a second. */
    static String spoken(Duration duration) {
        return Spoken.limit(duration.truncatedTo(ChronoUnit.SECONDS));
    }
}
