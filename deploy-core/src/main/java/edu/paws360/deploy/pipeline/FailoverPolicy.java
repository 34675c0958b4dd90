package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.FailoverTriggered.Reason;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * When the secondary runner takes over (spec, "Failover Triggers"). Immutable.
 *
 * @param mode {@code deploy.failover.mode}
 * @param on {@code deploy.failover.on}: the failures of the primary after which the secondary takes over
 * @param delay {@code deploy.failover.wait}: how long to wait before it does, zero or more; the spec's default is 30 seconds
 */
public record FailoverPolicy(Mode mode, Set<Trigger> on, Duration delay) {
    /** How long to wait before the secondary takes over (spec, "Failover Logic"). */
    public static final Duration DEFAULT_DELAY = Duration.ofSeconds(30);

    /** Who decides. */
    public enum Mode {
        /** What the primary does decides, as the spec has it. */
        AUTO,
        /** A human has decided: this deployment goes straight to the secondary. */
        MANUAL,
        /** Nobody: the secondary is never used, and orders of humans are refused. */
        OFF
    }

    /** What can make the secondary take over. */
    public enum Trigger {
        /** The command ended with another code than 0, whichever. */
        PRIMARY_EXIT_CODE,
        /** It took longer than allowed. */
        PRIMARY_TIMEOUT,
        /** The primary could not be used, or was lost. */
        PRIMARY_UNREACHABLE,
        /** Of the exit codes only Ansible's 2: a task failed on a target. */
        PLAYBOOK_FAILED,
        /** Of the exit codes only Ansible's 4: a target could not be reached. */
        PLAYBOOK_UNREACHABLE
    }

    /**
     * Keeps its own copy.
     *
     * @throws IllegalArgumentException if the wait is negative
     * @throws NullPointerException if anything is {@code null}
     */
    public FailoverPolicy {
        Objects.requireNonNull(mode, "mode");
        on = Set.copyOf(on);
        if (delay.isNegative()) {
            throw new IllegalArgumentException("deploy.failover.wait is " + delay + ", expected zero or more.");
        }
    }

    /**
     * The spec's: automatic, after a bad exit code, the time limit, or an unreachable primary, 30 seconds later.
     *
     * @return the default
     */
    public static FailoverPolicy standard() {
        return new FailoverPolicy(
                Mode.AUTO,
                Set.of(Trigger.PRIMARY_EXIT_CODE, Trigger.PRIMARY_TIMEOUT, Trigger.PRIMARY_UNREACHABLE),
                DEFAULT_DELAY);
    }

    /** Why the secondary takes over after the primary failed like this; nothing if it does not. */
    Optional<Reason> reason(ExecutionTold told) {
        if (mode == Mode.OFF) {
            return Optional.empty();
        }
        return switch (told.ending()) {
            case EXITED -> exited(told.reason());
            case TIMED_OUT -> after(Trigger.PRIMARY_TIMEOUT, Reason.PRIMARY_TIMEOUT);
            case NOT_STARTED, LOST -> after(Trigger.PRIMARY_UNREACHABLE, Reason.PRIMARY_UNREACHABLE);
            case CANCELLED -> Optional.empty();
        };
    }

    private Optional<Reason> exited(ReasonCode code) {
        boolean failed = code.equals(ReasonCode.PLAYBOOK_FAILED) && on.contains(Trigger.PLAYBOOK_FAILED);
        boolean unreachable = code.equals(ReasonCode.PLAYBOOK_UNREACHABLE) && on.contains(Trigger.PLAYBOOK_UNREACHABLE);
        return failed || unreachable
                ? Optional.of(Reason.PRIMARY_EXIT_CODE)
                : after(Trigger.PRIMARY_EXIT_CODE, Reason.PRIMARY_EXIT_CODE);
    }

    private Optional<Reason> after(Trigger trigger, Reason reason) {
        return Optional.of(reason).filter(same -> on.contains(trigger));
    }
}
