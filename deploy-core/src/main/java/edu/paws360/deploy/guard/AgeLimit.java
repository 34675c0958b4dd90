package edu.paws360.deploy.guard;

import edu.paws360.deploy.check.CheckStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * How old a secret may become, and when that is told beforehand.
 *
 * @param most {@code deploy.secrets.maxAge}, above the notice
 */
record AgeLimit(Duration most) {
    /** From day 76 of 90 on. */
    private static final Duration NOTICE = Duration.ofDays(14);
    /** Two servers of GitHub need not have the same second. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    AgeLimit {
        if (most.compareTo(NOTICE) <= 0) {
            throw new IllegalArgumentException(
                    "deploy.secrets.maxAge is " + days(most) + ", but must be above " + days(NOTICE) + ".");
        }
    }

    /** How long nothing has to be said. */
    Duration quiet() {
        return most.minus(NOTICE);
    }

    /**
     * Judges one secret.
     *
     * @param secret its name, and where it is kept
     * @param updated when its value was set last
     * @param now by the same clock
     */
    Aged judge(String secret, Instant updated, Instant now) {
        Duration age = Duration.between(updated, now);
        if (age.compareTo(SKEW.negated()) < 0) {
            return new Aged(
                    secret,
                    CheckStatus.UNKNOWN,
                    "the age of " + secret + " is not known: GitHub says it was changed at " + updated
                            + ", and that it is " + now + " now");
        }
        if (age.compareTo(quiet()) < 0) {
            return new Aged(secret, CheckStatus.PASSED, secret + " was changed at " + updated);
        }
        String end = "changed by " + updated.plus(most) + " (deploy.secrets.maxAge, " + days(most) + ")";
        return age.compareTo(most) <= 0
                ? new Aged(
                        secret, CheckStatus.WARNED, secret + " has to be " + end + ", within " + days(most.minus(age)))
                : new Aged(secret, CheckStatus.FAILED, secret + " was to be " + end + ", but is of " + updated);
    }

    private static String days(Duration duration) {
        long days = duration.toDays();
        return days == 0 ? "a day" : days + (days == 1 ? " day" : " days");
    }
}
