package edu.paws360.deploy.guard;

import edu.paws360.deploy.github.GithubAnswer.Forbidden;
import edu.paws360.deploy.github.GithubAnswer.Refused;
import edu.paws360.deploy.github.GithubAnswer.Unknown;
import edu.paws360.deploy.github.GithubAnswer.Unreachable;
import edu.paws360.deploy.github.GithubAnswer.Unreadable;

/** Why GitHub did not tell something, and what to do about it. */
final class Untold {
    private Untold() {}

    /**
     * In one sentence or two.
     *
     * @param unknown what came instead of an answer
     * @param needed the permission that the question needs, in GitHub's words
     */
    static String why(Unknown<?> unknown, String needed) {
        if (unknown instanceof Forbidden<?> forbidden) {
            return forbidden.detail() + ". "
                    + forbidden.permissions().map(Untold::lacking).orElseGet(() -> needing(needed));
        }
        if (unknown instanceof Unreachable<?>) {
            return unknown.detail() + ". Start the deployment again when GitHub answers.";
        }
        return unknown instanceof Unreadable<?> || unknown instanceof Refused<?>
                ? unknown.detail() + ". See that GITHUB_API_URL and GITHUB_REPOSITORY are right."
                // GitHub hides what a token may not see.
                : unknown.detail() + ". See that it exists. " + needing(needed);
    }

    private static String lacking(String permissions) {
        return "The token lacks " + permissions + grant(permissions);
    }

    private static String needing(String permission) {
        return "The token needs " + permission + grant(permission);
    }

    private static String grant(String permission) {
        return permission.startsWith("administration")
                ? ", which a job's own token never has: set deploy.github.token to one that has it."
                : ": add it to the job's permissions, or set deploy.github.token.";
    }
}
