package edu.paws360.deploy.wiring;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

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
     * Where journal, totals and queue live: where the setting says, or else outside the build, so that a clean build loses
     * nothing.
     *
     * @param setting the value of {@code deploy.audit.dir}
     * @return an absolute folder; without the setting one for this project below the user's home
     */
    public Path auditFolder(Optional<Path> setting) {
        return setting.map(folder::resolve)
                .orElseGet(() -> home.resolve(".paws360-deploy").resolve(project.replace(':', '.')));
    }

    @Override
    public String toString() {
        return "Surroundings[" + project + " in " + folder + "]";
    }
}
