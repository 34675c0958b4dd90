package edu.paws360.deploy.check;

import java.util.regex.Pattern;

/**
 * Why something ended as it did: a word that stays the same over versions, so that alerts, dashboards and scripts can
 * rely on it. The constants are the reasons this version knows; a check of your own may bring its own code. Immutable.
 *
 * @param code lower-case letters, digits and underscores, beginning with a letter, at most 64 characters
 */
public record ReasonCode(String code) {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    /** Nothing is wrong. */
    public static final ReasonCode OK = new ReasonCode("ok");
    /** The branch may not go to production (spec, "Branch Protection"). */
    public static final ReasonCode BRANCH_REFUSED = new ReasonCode("branch_refused");
    /** What is checked out could not be told, or is not what the CI says. */
    public static final ReasonCode BRANCH_UNKNOWN = new ReasonCode("branch_unknown");
    /** The branch is not protected on GitHub as it should be, or nobody could tell (spec, "Branch Protection"). */
    public static final ReasonCode BRANCH_UNPROTECTED = new ReasonCode("branch_unprotected");
    /** A check that the branch requires has not passed on this commit, or nobody could tell (spec, "Branch Protection"). */
    public static final ReasonCode CHECKS_NOT_PASSED = new ReasonCode("checks_not_passed");
    /** A human said no (spec, "Approval Gates"). */
    public static final ReasonCode APPROVAL_REJECTED = new ReasonCode("approval_rejected");
    /** Nobody could be asked, or nobody has to be asked where somebody should be. */
    public static final ReasonCode APPROVAL_MISSING = new ReasonCode("approval_missing");
    /** Nobody answered within the limit (spec, "Approval Gates": 4 hours). */
    public static final ReasonCode APPROVAL_TIMEOUT = new ReasonCode("approval_timeout");
    /** The commit is older than what is live. */
    public static final ReasonCode OLDER_COMMIT = new ReasonCode("older_commit");
    /** Whether the commit is older than what is live could not be found out. */
    public static final ReasonCode FRESHNESS_UNKNOWN = new ReasonCode("freshness_unknown");
    /** The turn did not come within the limit (spec, "Concurrency Control": 30 minutes). */
    public static final ReasonCode QUEUE_TIMEOUT = new ReasonCode("queue_timeout");
    /** The queue's store could not be read or written. */
    public static final ReasonCode QUEUE_UNAVAILABLE = new ReasonCode("queue_unavailable");
    /** The hold was given to somebody else while we believed to have it. */
    public static final ReasonCode HOLD_LOST = new ReasonCode("hold_lost");
    /** This machine is too busy or too full (spec, "Preflight Checks", exit code 1). */
    public static final ReasonCode RUNNER_UNFIT = new ReasonCode("runner_unfit");
    /** No usable Docker engine or Compose (spec, "Preflight Checks", exit code 2). */
    public static final ReasonCode DOCKER_UNAVAILABLE = new ReasonCode("docker_unavailable");
    /** A target cannot be resolved or reached (spec, "Preflight Checks", exit code 3). */
    public static final ReasonCode NETWORK_UNREACHABLE = new ReasonCode("network_unreachable");
    /** A required secret is absent or blank (spec, "Preflight Checks", exit code 4). */
    public static final ReasonCode SECRETS_MISSING = new ReasonCode("secrets_missing");
    /** A required secret is older than it may be, or its age is not known (spec, "Secrets Management": 90 days). */
    public static final ReasonCode SECRETS_EXPIRED = new ReasonCode("secrets_expired");
    /** Another production deployment is active (spec, "Preflight Checks", exit code 5). */
    public static final ReasonCode CONCURRENT_DEPLOYMENT = new ReasonCode("concurrent_deployment");
    /** The runner could not be used at all (spec, "Failover Triggers"). */
    public static final ReasonCode PRIMARY_UNREACHABLE = new ReasonCode("primary_unreachable");
    /** The deployment command ended with another code than 0 (spec, "Failover Triggers"). */
    public static final ReasonCode PRIMARY_EXIT_CODE = new ReasonCode("primary_exit_code");
    /** A task of the playbook failed on a target (Ansible's exit code 2). */
    public static final ReasonCode PLAYBOOK_FAILED = new ReasonCode("playbook_failed");
    /** The playbook could not reach a target (Ansible's exit code 4). */
    public static final ReasonCode PLAYBOOK_UNREACHABLE = new ReasonCode("playbook_unreachable");
    /** The deployment command took longer than allowed (spec, "Failover Triggers": 30 minutes). */
    public static final ReasonCode PRIMARY_TIMEOUT = new ReasonCode("primary_timeout");
    /** It is not proven that the deployment command has stopped. */
    public static final ReasonCode PRIMARY_NOT_FENCED = new ReasonCode("primary_not_fenced");
    /** The primary and the secondary runner failed, or the only one that was to be used (spec, "Failover Logic"). */
    public static final ReasonCode RUNNERS_FAILED = new ReasonCode("runners_failed");
    /** What was deployed was not healthy; the earlier version was brought back, and is. */
    public static final ReasonCode ROLLED_BACK = new ReasonCode("rolled_back");
    /** What was deployed was not healthy, and the earlier version could not be brought back, or is not healthy either. */
    public static final ReasonCode ROLLBACK_FAILED = new ReasonCode("rollback_failed");
    /** A gate's answer said no (spec, "Health Gates"). */
    public static final ReasonCode GATE_FAILED = new ReasonCode("gate_failed");
    /** A gate did not become healthy within its limit (spec, "Health Gates": 5 minutes). */
    public static final ReasonCode GATE_TIMEOUT = new ReasonCode("gate_timeout");
    /** A gate's limit was reached while an old version was what still answered. */
    public static final ReasonCode GATE_OLD_VERSION = new ReasonCode("gate_old_version");
    /** A gate had passed, and then failed too often while it was watched. */
    public static final ReasonCode GATE_UNSTABLE = new ReasonCode("gate_unstable");
    /** The server that a gate asks refused our user, our password, or our rights. */
    public static final ReasonCode GATE_ACCESS_DENIED = new ReasonCode("gate_access_denied");
    /** A smoke test's answer was not the expected one (spec, "Service-Specific Smoke Tests"). */
    public static final ReasonCode SMOKE_FAILED = new ReasonCode("smoke_failed");
    /** The server that a smoke test asks refused our user, our password, or our rights. */
    public static final ReasonCode SMOKE_ACCESS_DENIED = new ReasonCode("smoke_access_denied");
    /** Somebody ended the run. */
    public static final ReasonCode CANCELLED = new ReasonCode("cancelled");
    /** The process that ran the deployment is gone and left no verdict. */
    public static final ReasonCode ABANDONED = new ReasonCode("abandoned");
    /** The journal is damaged or cannot be written; without it nothing runs. */
    public static final ReasonCode JOURNAL_UNUSABLE = new ReasonCode("journal_unusable");
    /** A fault of this tool. */
    public static final ReasonCode INTERNAL_ERROR = new ReasonCode("internal_error");

    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if the code has another shape than described
     */
    public ReasonCode {
        if (!SHAPE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "A reason code is lower-case letters, digits and underscores, not: " + code);
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
