package edu.paws360.deploy.guard;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The CI systems whose variables are understood. Any other one is treated like a terminal: a branch must be checked out. */
public enum CiSystem {
    /** GitHub Actions, and what speaks its words (Gitea, Forgejo). */
    GITHUB("GitHub Actions", "set fetch-depth: 0 for actions/checkout"),
    /** GitLab CI. */
    GITLAB("GitLab CI", "set the variable GIT_DEPTH: 0 for the job"),
    /** Jenkins. */
    JENKINS("Jenkins", "switch shallow clone off in the job's Git settings");

    private final String title;
    private final String fullClone;

    CiSystem(String title, String fullClone) {
        this.title = title;
        this.fullClone = fullClone;
    }

    /**
     * The systems that these variables speak of; more than one is a contradiction.
     *
     * @param environment the environment variables
     * @return none, one, or several
     */
    public static List<CiSystem> in(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        return Stream.of(values()).filter(ci -> ci.speaksIn(variables)).toList();
    }

    private boolean speaksIn(Variables variables) {
        return switch (this) {
            case GITHUB -> variables.isOn("GITHUB_ACTIONS");
            case GITLAB -> variables.isOn("GITLAB_CI");
            case JENKINS -> isJenkins(variables);
        };
    }

    // JENKINS_URL is absent where nobody configured the server's address; BUILD_TAG always has this form.
    private static boolean isJenkins(Variables variables) {
        return variables.get("JENKINS_URL").isPresent()
                || variables
                        .get("BUILD_TAG")
                        .filter(tag -> tag.startsWith("jenkins-"))
                        .isPresent();
    }

    /**
     * How the whole history is fetched there.
     *
     * @return half a sentence, in the imperative
     */
    String fullClone() {
        return fullClone;
    }

    @Override
    public String toString() {
        return title;
    }
}
