package edu.paws360.deploy.health;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.health.probe.ProbeOutcome;
import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How a gate ended. Immutable.
 *
 * @param name the gate's name
 * @param reason {@code ok} after a healthy answer; when the retries are used up {@code gate_access_denied} if the server
 *     refused us, or else {@code gate_failed}; when the limit is reached {@code gate_old_version} if the old version was
 *     what answered last, or else {@code gate_timeout}
 * @param attempts every attempt in turn, at least one
 * @param duration from the gate's begin to its end
 */
public record GateResult(String name, ReasonCode reason, List<Attempt> attempts, Duration duration) {
    /**
     * Refuses contradictions.
     *
     * @throws IllegalArgumentException if nothing was asked, or the reason does not go with the last answer
     */
    public GateResult {
        attempts = List.copyOf(attempts);
        if (attempts.isEmpty()) {
            throw new IllegalArgumentException("Gate " + name + " was never asked.");
        }
        if (reason.equals(ReasonCode.OK) != (last(attempts) instanceof Healthy)) {
            throw new IllegalArgumentException("Gate " + name + ": " + reason + " does not go with its last answer.");
        }
    }

    private static ProbeOutcome last(List<Attempt> attempts) {
        return attempts.get(attempts.size() - 1).outcome();
    }

    /**
     * Whether the last answer was healthy.
     *
     * @return {@code true} for the reason {@code ok}
     */
    public boolean healthy() {
        return reason.equals(ReasonCode.OK);
    }

    /**
     * What the last attempt saw.
     *
     * @return its outcome
     */
    public ProbeOutcome last() {
        return last(attempts);
    }

    /**
     * The result in the words that all checks share. Its detail may hold the beginning of an answer, so it has to be
     * masked.
     *
     * @return passed, or failed with this result's reason
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
        return healthy()
                ? CheckResult.passed(name, seen(), duration)
                : CheckResult.failed(name, failure, seen() + body() + advice(group), duration);
    }

    private String seen() {
        String count = attempts.size() == 1 ? "1 attempt" : attempts.size() + " attempts";
        return String.format(Locale.ROOT, "%s; %s in %.1f s", last().detail(), count, duration.toMillis() / 1000.0);
    }

    private String body() {
        return last().excerpt().isBlank() ? "" : "; last body: " + last().excerpt();
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
}
