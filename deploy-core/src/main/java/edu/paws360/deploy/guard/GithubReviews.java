package edu.paws360.deploy.guard;

import edu.paws360.deploy.github.GithubAccess;
import java.util.Optional;

/**
 * Whose reviews count on GitHub, and how they are read. Immutable; its text form shows no secret.
 *
 * @param access which run this is, and with what GitHub is asked
 * @param environment {@code deploy.approval.environment}, where the environment on GitHub has another name than the one that
 *     is deployed to
 * @param doubtful what a doubtful approval is worth
 */
public record GithubReviews(GithubAccess access, Optional<String> environment, Doubtful doubtful) {
    /** What an approval is worth whose giver started the run, or is not known to be a required reviewer. */
    public enum Doubtful {
        /** Nothing. */
        REFUSE,
        /** As much as any other; the doubt is recorded with it. */
        RECORD
    }
}
