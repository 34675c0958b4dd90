package edu.paws360.deploy.guard;

import java.util.List;

/**
 * Which branches may go to production (spec, "Branch Protection": {@code main}, {@code release/*}), from
 * {@code deploy.branches}. In a pattern {@code *} stands for one or more characters of any kind, so {@code release/*}
 * also allows {@code release/1.2/hotfix}; everything else stands for itself, upper and lower case told apart, and the
 * whole name must match. Immutable.
 *
 * @param patterns at least one name or pattern of branches, without {@code refs/heads/}
 */
public record BranchRule(List<String> patterns) {
    /**
     * Keeps its own copy.
     *
     * @throws IllegalArgumentException if there is no pattern, or a blank one
     */
    public BranchRule {
        patterns = List.copyOf(patterns);
        if (patterns.isEmpty() || patterns.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("deploy.branches is " + patterns
                    + ", but needs at least one branch and no blank one, such as main.");
        }
    }

    /**
     * Decides. Only a branch that is allowed, and proven to be what is checked out, passes.
     *
     * @param reference what the CI claims
     * @param checkout what git told
     * @return the decision
     */
    public BranchDecision decide(CiReference reference, Checkout checkout) {
        return new BranchHearing(this, reference, checkout).decide();
    }

    boolean allows(String branch) {
        return patterns.stream().map(BranchPattern::new).anyMatch(pattern -> pattern.matches(branch));
    }

    @Override
    public String toString() {
        return String.join(", ", patterns);
    }
}
