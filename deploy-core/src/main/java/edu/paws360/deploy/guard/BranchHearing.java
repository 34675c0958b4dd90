package edu.paws360.deploy.guard;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.BranchDecided;
import edu.paws360.deploy.guard.Checkout.Found;
import edu.paws360.deploy.guard.Checkout.NotTold;
import edu.paws360.deploy.guard.Checkout.Tip;
import edu.paws360.deploy.guard.CiReference.Kind;
import edu.paws360.deploy.guard.CiReference.Named;
import edu.paws360.deploy.guard.CiReference.Unreadable;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Holds what the CI claims against what git told, in this order: a no that stands whatever is checked out, then what
 * could not be told, then contradictions, and a yes only when nothing is left to ask.
 *
 * @param rule what is allowed
 * @param reference what the CI claims
 * @param checkout what git told
 */
record BranchHearing(BranchRule rule, CiReference reference, Checkout checkout) {
    private static final String UNKNOWN = "unknown";
    private static final String ADD = "Deploy from a branch that deploy.branches allows, or add this one to it.";
    private static final String SWITCH = "Check out a branch that deploy.branches allows (git switch).";

    BranchDecision decide() {
        if (reference instanceof Unreadable ci) {
            return unknown(ci.seen(), ci.advice());
        }
        if (reference instanceof Named ci && !ci.branch().map(rule::allows).orElse(false)) {
            return refusedClaim(ci);
        }
        if (checkout instanceof NotTold not) {
            return unknown(not.seen(), not.advice());
        }
        Found found = (Found) checkout;
        return reference instanceof Named ci ? compare(ci, found) : local(found);
    }

    private BranchDecision refusedClaim(Named ci) {
        if (ci.branch().isPresent()) {
            return refused(
                    ci.branch().get(),
                    ci.claim() + " names the branch " + ci.branch().get() + ".",
                    ADD);
        }
        return refused(
                UNKNOWN,
                ci.claim() + " names " + ci.kind() + ".",
                ci.kind() == Kind.CHANGE
                        ? "Merge the change, and deploy from the branch it went to."
                        : "Start the run on a branch that deploy.branches allows.");
    }

    private BranchDecision local(Found found) {
        if (found.branch().isEmpty()) {
            return refused(UNKNOWN, withoutBranch(found), SWITCH);
        }
        String branch = found.branch().get();
        return rule.allows(branch)
                ? allowed(branch, describe(found) + ".")
                : refused(branch, describe(found) + ".", ADD);
    }

    private static String withoutBranch(Found found) {
        if (found.symbolicRef().isPresent()) {
            return "HEAD points to " + found.symbolicRef().get() + ", which is not a branch.";
        }
        String tags =
                found.tags().stream().map(tag -> " (" + tag + " is a tag)").collect(Collectors.joining());
        return describe(found) + tags + ": no branch is checked out.";
    }

    private BranchDecision compare(Named ci, Found found) {
        if (ci.commit().isPresent() && !ci.commit().get().equals(found.commit())) {
            return unknown(
                    ci.claim() + " is at " + Refs.shortened(ci.commit().get()) + ", says " + ci.ci() + ", but "
                            + Refs.shortened(found.commit()) + " is checked out.",
                    "Deploy the commit that the run was started for: check nothing else out, and commit nothing on the way.");
        }
        if (found.symbolicRef().isEmpty()) {
            return compareDetached(ci, found);
        }
        if (!found.symbolicRef().get().equals(ci.ref())) {
            return unknown(
                    ci.claim() + " names " + ci.ref() + ", but "
                            + found.symbolicRef().get() + " is checked out.",
                    "Check out the branch that the run was started for, or start the run on the other one.");
        }
        return allowed(ci.branch().orElseThrow(), describe(found) + ", and " + ci.claim() + " says the same.");
    }

    private BranchDecision compareDetached(Named ci, Found found) {
        String branch = ci.branch().orElseThrow();
        Optional<Tip> proof = found.tips().stream().filter(Tip::containsHead).findFirst();
        if (proof.isPresent()) {
            return allowed(
                    branch, describe(found) + ", which is on " + proof.get().ref() + " as " + ci.claim() + " says.");
        }
        String doubt = describe(found) + ", and " + ci.claim() + " names the branch " + branch + ", but ";
        String fetch = "Fetch the whole branch: " + ci.ci().fullClone() + ".";
        if (found.tips().isEmpty()) {
            return unknown(doubt + "that branch is not in this clone.", fetch);
        }
        return found.shallow()
                ? unknown(doubt + "this clone is too shallow to tell whether the commit is on it.", fetch)
                : unknown(
                        doubt + "the commit is not on " + names(found) + ".",
                        "Check out a commit of that branch, or fetch the branch again if it has moved on.");
    }

    private static String names(Found found) {
        return found.tips().stream().map(Tip::ref).collect(Collectors.joining(" or "));
    }

    private static String describe(Found found) {
        String place = found.branch()
                .map(branch -> "Branch " + branch + " is checked out at ")
                .orElse("HEAD is detached at ");
        return place
                + Refs.shortened(found.commit())
                + switch (found.workTree()) {
                    case CLEAN -> "";
                    case CHANGED -> " with uncommitted changes";
                    case UNKNOWN -> " (git could not tell whether there are uncommitted changes)";
                };
    }

    private BranchDecision allowed(String branch, String seen) {
        return new BranchDecision(event(true, branch, seen), ReasonCode.OK, "");
    }

    private BranchDecision refused(String branch, String seen, String advice) {
        return new BranchDecision(event(false, branch, seen), ReasonCode.BRANCH_REFUSED, advice);
    }

    private BranchDecision unknown(String seen, String advice) {
        return new BranchDecision(event(false, UNKNOWN, seen), ReasonCode.BRANCH_UNKNOWN, advice);
    }

    private BranchDecided event(boolean allowed, String branch, String seen) {
        String detail = seen + " deploy.branches allows " + rule + ".";
        return new BranchDecided(allowed, branch, ref(), commit(), String.join(",", rule.patterns()), detail);
    }

    private String ref() {
        if (reference instanceof Named ci) {
            return ci.ref();
        }
        return checkout instanceof Found found ? found.symbolicRef().orElse("HEAD") : UNKNOWN;
    }

    private String commit() {
        return checkout instanceof Found found ? found.commit() : UNKNOWN;
    }
}
