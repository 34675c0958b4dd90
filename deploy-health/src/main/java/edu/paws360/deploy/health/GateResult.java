package edu.paws360.deploy.health;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.health.probe.ProbeOutcome;
import edu.paws360.deploy.health.probe.ProbeOutcome.Delay;
import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How a gate ended. Immutable.
 *
 * @param name the gate's name
 * @param reason {@code ok} after as many healthy answers as were asked for; when the retries are used up
 *     {@code gate_access_denied} if the server refused us, or else {@code gate_failed}; when the limit is reached
 *     {@code gate_old_version} if the old version was what answered last, or else {@code gate_timeout};
 *     {@code gate_unstable} if too many attempts failed after it had passed; {@code cancelled} if it was ended because another
 *     gate had failed
 * @param attempts every attempt in turn; none only where it was cancelled
 * @param duration from the gate's begin to its end
 * @param note what else led to this end, empty for nothing
 */
public record GateResult(String name, ReasonCode reason, List<Attempt> attempts, Duration duration, String note) {
    /**
     * Refuses contradictions.
     *
     * @throws IllegalArgumentException if nothing was asked, or no answer was healthy and the reason is {@code ok}
     */
    public GateResult {
        Objects.requireNonNull(note, "note");
        attempts = List.copyOf(attempts);
        if (attempts.isEmpty() && !reason.equals(ReasonCode.CANCELLED)) {
            throw new IllegalArgumentException("Gate " + name + " was never asked.");
        }
        if (reason.equals(ReasonCode.OK) && attempts.stream().noneMatch(GateResult::isHealthy)) {
            throw new IllegalArgumentException("Gate " + name + " never answered that it is healthy.");
        }
    }

    private static boolean isHealthy(Attempt attempt) {
        return attempt.outcome() instanceof Healthy;
    }

    /**
     * Whether the gate let the deployment pass.
     *
     * @return {@code true} for the reason {@code ok}
     */
    public boolean healthy() {
        return reason.equals(ReasonCode.OK);
    }

    /**
     * What the last attempt saw.
     *
     * @return its outcome; none only where the gate was cancelled before its first attempt was over
     */
    public Optional<ProbeOutcome> last() {
        return attempts.isEmpty()
                ? Optional.empty()
                : Optional.of(attempts.get(attempts.size() - 1).outcome());
    }

    /**
     * The result in the words that all checks share: what was seen last, how often it was asked, and of a failure the beginning of
     * the body and the time of the attempts.
     *
     * @return passed, failed with this result's reason, or not executed where it was cancelled
     */
    public CheckResult toCheck() {
        return toCheck("deploy.gate", reason);
    }

    /** The same of a smoke test: other settings, and other reasons. */
    CheckResult toSmokeCheck() {
        boolean denied = reason.equals(ReasonCode.GATE_ACCESS_DENIED);
        return toCheck("deploy.smoke", denied ? ReasonCode.SMOKE_ACCESS_DENIED : ReasonCode.SMOKE_FAILED);
    }

    private CheckResult toCheck(String group, ReasonCode failure) {
        if (reason.equals(ReasonCode.CANCELLED)) {
            return CheckResult.withoutLook(name, CheckStatus.NOT_EXECUTED, seen());
        }
        return healthy()
                ? CheckResult.passed(name, seen(), duration)
                : CheckResult.failed(name, failure, seen() + body() + Timings.line(attempts) + advice(group), duration);
    }

    private String seen() {
        String said = shown().map(outcome -> outcome.detail() + "; ").orElse("");
        String count = attempts.size() == 1 ? "1 attempt" : attempts.size() + " attempts";
        String noted = note.isEmpty() ? "" : "; " + note;
        return String.format(Locale.ROOT, "%s%s in %.1f s%s", said, count, duration.toMillis() / 1000.0, noted);
    }

    private Optional<ProbeOutcome> shown() {
        return attempts.stream()
                .map(Attempt::outcome)
                .filter(this::tellsTheReason)
                .reduce((earlier, later) -> later);
    }

    /**
     * A gate that failed in its soak may have answered well in the end, one that passed may not have, and the last attempt of one that
     * saw the old version may have been cut off.
     */
    private boolean tellsTheReason(ProbeOutcome outcome) {
        if (reason.equals(ReasonCode.GATE_OLD_VERSION)) {
            return outcome instanceof NotYet notYet && notYet.cause() == Delay.OLD_VERSION;
        }
        boolean healthy = outcome instanceof Healthy;
        return healthy() ? healthy : !reason.equals(ReasonCode.GATE_UNSTABLE) || !healthy;
    }

    private String body() {
        String excerpt = shown().map(ProbeOutcome::excerpt).orElse("");
        return excerpt.isBlank() ? "" : "; last body: " + excerpt;
    }

    private String advice(String group) {
        String raise = ", or raise " + group + "." + name + ".timeout.";
        if (reason.equals(ReasonCode.GATE_OLD_VERSION)) {
            return "\nThe limit is reached: see why the new version is not what answers" + raise;
        }
        return reason.equals(ReasonCode.GATE_TIMEOUT)
                ? "\nThe limit is reached: see the service's own log" + raise
                : "";
    }

    /** Everything that was seen: the end, and then every attempt in a line of its own. */
    @Override
    public String toString() {
        return name + ": " + reason + "; " + seen() + body() + Timings.lines(attempts);
    }
}
