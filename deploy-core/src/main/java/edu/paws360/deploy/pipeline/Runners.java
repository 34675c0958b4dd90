package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.runner.Runner;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a deployment is executed (spec, "Failover Mechanism"). Immutable.
 *
 * @param primary {@code deploy.runner.primary}
 * @param secondary {@code deploy.runner.secondary}, where there is one
 * @param policy when the secondary takes over
 */
public record Runners(Runner primary, Optional<Runner> secondary, FailoverPolicy policy) {
    /**
     * Refuses what cannot work.
     *
     * @throws IllegalArgumentException if the secondary is to be used and there is none
     * @throws NullPointerException if anything is {@code null}
     */
    public Runners {
        Objects.requireNonNull(primary, "primary");
        if (policy.mode() == FailoverPolicy.Mode.MANUAL && secondary.isEmpty()) {
            throw new IllegalArgumentException(
                    "deploy.failover.mode=manual goes straight to the secondary runner, and there is none: set"
                            + " deploy.runner.secondary.");
        }
    }

    /**
     * A primary alone: nothing takes over.
     *
     * @param primary the runner
     * @return the runners
     */
    public static Runners only(Runner primary) {
        return new Runners(primary, Optional.empty(), FailoverPolicy.standard());
    }

    /** The one with that role, if there is one. */
    Optional<Runner> in(RunnerRole role) {
        return role == RunnerRole.PRIMARY ? Optional.of(primary) : secondary;
    }

    /** Why nobody can order a failover, if nobody can. */
    Optional<String> noFailover() {
        if (policy.mode() == FailoverPolicy.Mode.OFF) {
            return Optional.of("deploy.failover.mode is off");
        }
        return secondary.isPresent()
                ? Optional.empty()
                : Optional.of("there is no secondary (deploy.runner.secondary)");
    }

    /** Why the secondary was not asked, where there is one and the primary failed. */
    String notAsked() {
        if (secondary.isEmpty()) {
            return "";
        }
        return policy.mode() == FailoverPolicy.Mode.OFF
                ? "; the secondary was not asked (deploy.failover.mode=off)"
                : "; the secondary was not asked (deploy.failover.on does not name this)";
    }
}
