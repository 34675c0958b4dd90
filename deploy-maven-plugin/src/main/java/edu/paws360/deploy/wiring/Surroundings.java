package edu.paws360.deploy.wiring;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a goal finds around it. Immutable.
 *
 * @param project the project's group and artifact with a colon
 * @param artifactId the project's artifact alone
 * @param folder the project's folder, in which the deployment command runs
 * @param output where the files of this run go
 * @param home the user's home folder
 * @param environment the environment variables
 * @param toolVersion the version of this tool
 */
public record Surroundings(
        String project,
        String artifactId,
        Path folder,
        Path output,
        Path home,
        Map<String, String> environment,
        String toolVersion) {
    /** Keeps its own copy. */
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /**
     * Where journal, totals and queue live unless a setting says otherwise: outside the build, so that a clean build loses
     * nothing.
     *
     * @return a folder for this project below the user's home
     */
    public Path defaultAuditFolder() {
        return home.resolve(".paws360-deploy").resolve(project.replace(':', '.'));
    }

    @Override
    public String toString() {
        return "Surroundings[" + project + " in " + folder + "]";
    }
}
