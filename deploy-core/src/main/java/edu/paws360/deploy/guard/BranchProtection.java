package edu.paws360.deploy.guard;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.github.Github;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.github.RunReference;
import edu.paws360.deploy.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Is the branch protected on GitHub as it should be, and did the commit pass what is required of it? (spec, "Branch Protection": 2
 * approvals, passing CI, no force push) At most six questions of 30 s each are asked. Immutable; its text form shows no secret.
 *
 * @param access which run this is, and with what GitHub is asked
 * @param policy what the answers are worth
 */
public record BranchProtection(GithubAccess access, Policy policy) {
    private static final String NAME = "branchRules";

    /** What the answers are worth. */
    public enum Policy {
        /** Nothing goes on unless each of them is known to be good. */
        REQUIRED,
        /** What is not good, or not known, is told; the deployment goes on. */
        WARN,
        /** Nobody is asked. */
        OFF
    }

    /**
     * Whether the deployment ends if one of the results blocks.
     *
     * @return whether the policy is {@link Policy#REQUIRED}
     */
    public boolean isRequired() {
        return policy == Policy.REQUIRED;
    }

    /**
     * The names of the secrets that {@link #read} uses.
     *
     * @return the token's, or nothing where GitHub is not asked
     */
    public List<String> secretNames() {
        return policy == Policy.OFF
                ? List.of()
                : access.run().flatMap(run -> access.secret()).map(Secret::name).stream()
                        .toList();
    }

    /**
     * Asks GitHub.
     *
     * @param branch the branch that is deployed
     * @param commit the full SHA of the commit that is deployed
     * @return one result for each rule: {@code approvals}, {@code requiredChecks}, {@code noForcePush}, {@code commitChecks};
     *     or a single one where GitHub was not asked
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public List<CheckResult> read(String branch, String commit) throws InterruptedException {
        if (policy == Policy.OFF) {
            return List.of(CheckResult.withoutLook(
                    NAME, CheckStatus.SKIPPED, "Not asked for: deploy.branch.protection is off"));
        }
        Optional<RunReference> run = access.run();
        return run.isEmpty() ? List.of(elsewhere()) : read(run.get(), branch, commit);
    }

    private CheckResult elsewhere() {
        return isRequired()
                ? unasked("GitHub cannot be asked how the branch is protected, as deploy.branch.protection=required"
                        + " demands: " + RunReference.NONE
                        + ". Deploy by a workflow, or set deploy.branch.protection=off.")
                : CheckResult.withoutLook(
                        NAME,
                        CheckStatus.NOT_CONFIGURED,
                        "This is no job of GitHub Actions, so nobody was asked how the branch is protected");
    }

    private List<CheckResult> read(RunReference run, String branch, String commit) throws InterruptedException {
        Optional<Github> github;
        try {
            github = access.api();
        } catch (IllegalArgumentException unusable) {
            return List.of(unasked(unusable.getMessage()));
        }
        return github.isPresent()
                ? hear(github.get(), run, branch, commit)
                : List.of(unasked("Without a token nobody can read how the branch is protected. Give the step env:"
                        + " GITHUB_TOKEN: ${{ github.token }}, or set deploy.github.token."));
    }

    private List<CheckResult> hear(Github github, RunReference run, String branch, String commit)
            throws InterruptedException {
        long began = System.nanoTime();
        KnownDemands known = new DemandsHearing(github.branches(), run.repository(), branch).known();
        DemandsJudge judge = new DemandsJudge(branch, known, Duration.ofNanos(System.nanoTime() - began));
        OwnJob job = new OwnJob(run, new Variables(access.variables()).get("RUNNER_NAME"));
        CheckResult commitChecks = new CommitHearing(github, job, commit).result(known);
        return List.of(judge.approvals(), judge.requiredChecks(), judge.noForcePush(), commitChecks);
    }

    private static CheckResult unasked(String why) {
        return CheckResult.unknown(NAME, ReasonCode.BRANCH_UNPROTECTED, why, Duration.ZERO);
    }
}
