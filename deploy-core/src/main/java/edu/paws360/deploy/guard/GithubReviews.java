package edu.paws360.deploy.guard;

import edu.paws360.deploy.secret.Secret;
import java.util.Map;
import java.util.Optional;

/**
 * Whose reviews count on GitHub, and how they are read. Immutable; its text form shows no secret.
 *
 * @param variables the environment variables, with which GitHub Actions tells a job what run it is part of
 * @param token {@code deploy.github.token}, where it is set; otherwise {@code GITHUB_TOKEN} is used
 * @param environment {@code deploy.approval.environment}, where the environment on GitHub has another name than the one that
 *     is deployed to
 * @param doubtful what a doubtful approval is worth
 */
public record GithubReviews(
        Map<String, String> variables, Optional<Secret> token, Optional<String> environment, Doubtful doubtful) {
    /** What an approval is worth whose giver started the run, or is not known to be a required reviewer. */
    public enum Doubtful {
        /** Nothing. */
        REFUSE,
        /** As much as any other; the doubt is recorded with it. */
        RECORD
    }

    /** Keeps its own copy. */
    public GithubReviews {
        variables = Map.copyOf(variables);
    }

    Optional<Secret> tokenOrVariable() {
        return token.or(() ->
                new Variables(variables).get("GITHUB_TOKEN").map(value -> new Secret("GITHUB_TOKEN", value.strip())));
    }

    /** Where it reads, and what counts. */
    @Override
    public String toString() {
        return "GithubReviews[environment=" + environment + ", doubtful=" + doubtful + "]";
    }
}
