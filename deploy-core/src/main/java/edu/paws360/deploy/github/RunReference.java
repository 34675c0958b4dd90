package edu.paws360.deploy.github;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The run that this process is part of. Immutable.
 *
 * @param repository owner and name, with a slash
 * @param run its number
 * @param attempt which attempt of it, from 1
 */
public record RunReference(String repository, long run, long attempt) {
    /** What is said where there is none, without a full stop. */
    public static final String NONE =
            "this is no job of GitHub Actions: GITHUB_REPOSITORY, GITHUB_RUN_ID and GITHUB_RUN_ATTEMPT name no run";

    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-_]*/[A-Za-z0-9._-]+");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    /**
     * As GitHub Actions tells it to every job.
     *
     * @param environment the environment variables
     * @return the run; nothing where the variables are missing, or are not what GitHub Actions sets
     */
    public static Optional<RunReference> in(Map<String, String> environment) {
        String repository = environment.getOrDefault("GITHUB_REPOSITORY", "");
        String run = environment.getOrDefault("GITHUB_RUN_ID", "");
        String attempt = environment.getOrDefault("GITHUB_RUN_ATTEMPT", "");
        boolean right = REPOSITORY.matcher(repository).matches()
                && !repository.endsWith("/..")
                && !repository.endsWith("/.")
                && NUMBER.matcher(run).matches()
                && NUMBER.matcher(attempt).matches();
        return right
                ? Optional.of(new RunReference(repository, Long.parseLong(run), Long.parseLong(attempt)))
                : Optional.empty();
    }

    /**
     * Whom the repository belongs to.
     *
     * @return a user or an organization
     */
    public String owner() {
        return repository.substring(0, repository.indexOf('/'));
    }
}
