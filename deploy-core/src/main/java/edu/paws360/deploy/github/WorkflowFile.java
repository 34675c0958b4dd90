package edu.paws360.deploy.github;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file of the workflow that a job of GitHub Actions is of. Immutable.
 *
 * @param path where it is in the repository, such as {@code .github/workflows/ci.yml}
 */
public record WorkflowFile(String path) {
    private static final Pattern REFERENCE = Pattern.compile("[^/]+/[^/]+/(\\.github/workflows/[^/@]+\\.ya?ml)@.*");

    /**
     * As GitHub Actions tells it to every job.
     *
     * @param environment the environment variables, of which {@code GITHUB_WORKFLOW_REF} names it
     * @return the file; nothing where the variable is missing, or is not what GitHub Actions sets
     */
    public static Optional<WorkflowFile> in(Map<String, String> environment) {
        return Optional.of(REFERENCE.matcher(environment.getOrDefault("GITHUB_WORKFLOW_REF", "")))
                .filter(Matcher::matches)
                .map(reference -> new WorkflowFile(reference.group(1)));
    }

    /**
     * Its name, by which GitHub knows the workflow.
     *
     * @return the last part of the path
     */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
