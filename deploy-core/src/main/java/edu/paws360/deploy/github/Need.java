package edu.paws360.deploy.github;

import edu.paws360.deploy.github.GithubAnswer.Absent;
import edu.paws360.deploy.github.GithubAnswer.Forbidden;
import edu.paws360.deploy.github.GithubAnswer.Unknown;
import edu.paws360.deploy.github.GithubAnswer.Unreachable;
import java.util.Locale;
import java.util.Set;

/**
 * Something that has to be known of GitHub, and what to do where GitHub does not tell it: nowhere else is that written. Immutable.
 *
 * @param thing what it is, as in "there is this run"
 * @param permission what the token needs for it, in GitHub's words, such as {@code actions=read}
 */
public record Need(String thing, String permission) {
    /** What a workflow can give to the token of its job ({@code permissions}), as far as a deployment asks for any of it. */
    private static final Set<String> OF_JOBS =
            Set.of("actions", "checks", "contents", "deployments", "metadata", "statuses");

    /**
     * What to do.
     *
     * @param unknown what came instead of an answer
     * @return one sentence
     */
    public String remedy(Unknown<?> unknown) {
        String words = words(unknown);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    /**
     * What was seen, and what to do.
     *
     * @param unknown what came instead of an answer
     * @return two sentences
     */
    public String told(Unknown<?> unknown) {
        return unknown.detail() + ". " + remedy(unknown);
    }

    /**
     * What was seen, and what to do, for the midst of a sentence.
     *
     * @param unknown what came instead of an answer
     * @return a part of a sentence, without a full stop
     */
    public String aside(Unknown<?> unknown) {
        return unknown.detail() + "; " + words(unknown);
    }

    private String words(Unknown<?> unknown) {
        if (unknown instanceof Forbidden<?> forbidden) {
            return forbidden.permissions().map(Need::lacking).orElseGet(this::distrusted);
        }
        if (unknown instanceof Unreachable<?>) {
            return "start the deployment again when GitHub answers";
        }
        String right = "see that GITHUB_API_URL and GITHUB_REPOSITORY are right";
        // GitHub hides what a token may not see.
        return unknown instanceof Absent<?>
                ? right + ", that there is " + thing + ", and that the token has " + permission + grant(permission)
                : right;
    }

    private static String lacking(String permissions) {
        return isOfJobs(permissions)
                ? "the token lacks " + permissions + ": add it to the job's permissions"
                : "the token lacks " + permissions + grant(permissions);
    }

    private String distrusted() {
        return "see that the token (deploy.github.token, or else GITHUB_TOKEN) is valid and has " + permission
                + grant(permission);
    }

    private static String grant(String permissions) {
        return isOfJobs(permissions)
                ? ""
                : ", which a job's own token never has: set deploy.github.token to one that has it";
    }

    private static boolean isOfJobs(String permissions) {
        return OF_JOBS.contains(permissions.replaceFirst("=.*", ""));
    }
}
