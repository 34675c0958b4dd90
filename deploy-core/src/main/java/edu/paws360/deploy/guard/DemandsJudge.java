package edu.paws360.deploy.guard;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.github.BranchDemands;
import edu.paws360.deploy.github.RequiredCheck;
import edu.paws360.deploy.secret.Shortened;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds what a branch asks for against what the spec asks of a branch (spec, "Branch Protection").
 *
 * @param branch its name
 * @param known what it is known to ask for
 * @param took how long that took to find out
 */
record DemandsJudge(String branch, KnownDemands known, Duration took) {
    /** Spec, "Branch Protection": 2 approvals. */
    private static final int APPROVALS = 2;

    CheckResult approvals() {
        int approvals = known.demands().approvals();
        String seen = branch + " requires " + reviews(approvals);
        return judged(
                "approvals",
                approvals >= APPROVALS,
                seen,
                seen + ", and at least " + APPROVALS + " are expected",
                known.gap());
    }

    private static String reviews(int count) {
        return count == 1 ? "1 approving review" : count + " approving reviews";
    }

    CheckResult requiredChecks() {
        String required = required(known.demands());
        return judged(
                "requiredChecks",
                !required.isEmpty(),
                branch + " requires " + required,
                branch + " requires no checks, and at least one is expected",
                known.checksGap());
    }

    private static String required(BranchDemands demands) {
        List<String> names = demands.checks().stream().map(RequiredCheck::name).toList();
        Stream<String> checks = names.isEmpty() ? Stream.of() : Stream.of("the checks " + Shortened.names(names));
        return Stream.concat(checks, demands.workflows() ? Stream.of("whole workflows") : Stream.of())
                .collect(Collectors.joining(" and "));
    }

    CheckResult noForcePush() {
        return judged(
                "noForcePush",
                known.demands().forbidsForcePush(),
                "Force pushes to " + branch + " are forbidden",
                "Force pushes to " + branch + " are not forbidden, as is expected",
                known.gap());
    }

    private CheckResult judged(String name, boolean good, String yes, String no, Optional<String> gap) {
        if (good) {
            return CheckResult.passed(name, yes, took);
        }
        return gap.map(why -> CheckResult.unknown(
                        name, ReasonCode.BRANCH_UNPROTECTED, no + ", by what could be read: " + why, took))
                .orElseGet(() -> CheckResult.failed(
                        name,
                        ReasonCode.BRANCH_UNPROTECTED,
                        no + ". Change it in the repository's settings under Rules or Branches.",
                        took));
    }
}
