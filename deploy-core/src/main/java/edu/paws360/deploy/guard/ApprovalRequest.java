package edu.paws360.deploy.guard;

/**
 * What a human is asked to approve. Immutable.
 *
 * @param project the project, as group and artifact
 * @param environment where it goes to
 * @param branch the branch
 * @param commit the full commit SHA; its first eight characters are the word that approves
 */
public record ApprovalRequest(String project, String environment, String branch, String commit) {
    /**
     * Refuses a commit that nobody could name.
     *
     * @throws IllegalArgumentException if the commit is not a full SHA of lower-case hexadecimal digits
     */
    public ApprovalRequest {
        if (!Refs.isCommit(commit)) {
            throw new IllegalArgumentException("Only a commit that is known can be approved, not: " + commit);
        }
    }

    String word() {
        return Refs.shortened(commit);
    }
}
