package edu.paws360.deploy.check;

import java.time.Duration;
import java.util.Objects;

/**
 * What one check saw. Immutable.
 *
 * @param name what was checked, in the spelling of its setting, for example {@code disk} or a gate's name
 * @param status how it ended
 * @param reason {@link ReasonCode#OK} unless the status {@linkplain CheckStatus#blocks() blocks}
 * @param detail what was seen, what was expected, and what to do, in one or more lines; never a secret
 * @param duration how long the look took, not negative; zero where nothing was looked at
 */
public record CheckResult(String name, CheckStatus status, ReasonCode reason, String detail, Duration duration) {

    /**
     * Refuses contradictions.
     *
     * @throws IllegalArgumentException if the name is blank, the duration negative, or the reason does not fit the status
     * @throws NullPointerException if anything is {@code null}
     */
    public CheckResult {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(detail, "detail");
        if (name.isBlank() || duration.isNegative()) {
            throw new IllegalArgumentException("A check has a name and a duration that is not negative.");
        }
        if (status.blocks() == reason.equals(ReasonCode.OK)) {
            throw new IllegalArgumentException("Check " + name + ": status " + status + " does not go with " + reason);
        }
    }

    /**
     * Looked at and good.
     *
     * @param name what was checked
     * @param detail what was seen
     * @param duration how long it took
     * @return a passed result
     */
    public static CheckResult passed(String name, String detail, Duration duration) {
        return new CheckResult(name, CheckStatus.PASSED, ReasonCode.OK, detail, duration);
    }

    /**
     * Looked at and not good.
     *
     * @param name what was checked
     * @param reason why it failed
     * @param detail what was seen, what was expected, what to do
     * @param duration how long it took
     * @return a failed result
     */
    public static CheckResult failed(String name, ReasonCode reason, String detail, Duration duration) {
        return new CheckResult(name, CheckStatus.FAILED, reason, detail, duration);
    }

    /**
     * Could not find out; counts as failed.
     *
     * @param name what was to be checked
     * @param reason the reason that a failure of this check would have
     * @param detail why it could not be told, and what to do
     * @param duration how long it took
     * @return an unknown result
     */
    public static CheckResult unknown(String name, ReasonCode reason, String detail, Duration duration) {
        return new CheckResult(name, CheckStatus.UNKNOWN, reason, detail, duration);
    }

    /**
     * Looked at, and somebody has to see to it, but nothing hangs on it.
     *
     * @param name what was checked
     * @param detail what was seen, what was expected, what to do
     * @param duration how long it took
     * @return a warning
     */
    public static CheckResult warned(String name, String detail, Duration duration) {
        return new CheckResult(name, CheckStatus.WARNED, ReasonCode.OK, detail, duration);
    }

    /**
     * The same where a setting lets nothing hang on it: what would block becomes a warning, whose detail says so.
     *
     * @return a result that does not block
     */
    public CheckResult asWarning() {
        return status.blocks() ? warned(name, Spoken.of(status) + ": " + detail, duration) : this;
    }

    /**
     * Not looked at: skipped, not configured, or not executed.
     *
     * @param name what was not checked
     * @param status one that does not say that there was a look
     * @param why what says so
     * @return a result without a look
     * @throws IllegalArgumentException if the status says that there was a look
     */
    public static CheckResult withoutLook(String name, CheckStatus status, String why) {
        if (status == CheckStatus.PASSED || status == CheckStatus.WARNED || status.blocks()) {
            throw new IllegalArgumentException(status + " says that " + name + " was looked at.");
        }
        return new CheckResult(name, status, ReasonCode.OK, why, Duration.ZERO);
    }
}
