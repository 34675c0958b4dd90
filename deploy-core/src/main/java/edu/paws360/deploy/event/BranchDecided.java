package edu.paws360.deploy.event;

/**
 * May this branch go to production? (spec, "Branch Protection")
 *
 * @param allowed the decision
 * @param branch the branch that was found, or {@code unknown}
 * @param ref the reference the CI named, or the checked-out one
 * @param commit the commit that is checked out, or {@code unknown}
 * @param rule the patterns that are allowed, with commas
 * @param detail what was seen
 */
public record BranchDecided(boolean allowed, String branch, String ref, String commit, String rule, String detail)
        implements DeploymentEvent {}
