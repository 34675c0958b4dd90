package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.guard.Checkout;
import edu.paws360.deploy.settings.PreflightKeys;
import edu.paws360.deploy.settings.SettingsReading;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a goal finds around it. Immutable.
 *
 * @param project the project's group and artifact with a colon
 * @param artifactId the project's artifact alone
 * @param folder the project's folder, in which the deployment command runs
 * @param output where the files of this run go
 * @param home the user's home folder
 * @param environment the environment variables
 * @param withheld the names of those that are for us alone: no process that is started gets them
 * @param toolVersion the version of this tool
 */
public record Surroundings(
        String project,
        String artifactId,
        Path folder,
        Path output,
        Path home,
        Map<String, String> environment,
        Set<String> withheld,
        String toolVersion) {
    /** Keeps its own copies. */
    public Surroundings {
        environment = Map.copyOf(environment);
        withheld = Collections.unmodifiableSet(new TreeSet<>(withheld));
    }

    /** Before the settings are known, which tell what is withheld. */
    public Surroundings(
            String project,
            String artifactId,
            Path folder,
            Path output,
            Path home,
            Map<String, String> environment,
            String toolVersion) {
        this(project, artifactId, folder, output, home, environment, Set.of(), toolVersion);
    }

    /** The same with these settings. */
    Surroundings with(SettingsReading reading) {
        return new Surroundings(
                project, artifactId, folder, output, home, environment, reading.withheld(), toolVersion);
    }

    /** What a process that is started may know of the environment variables. */
    Map<String, String> handedOn() {
        Map<String, String> some = new HashMap<>(environment);
        some.keySet().removeAll(withheld);
        return some;
    }

    /** Asks git what is checked out. */
    Checkout checkout() throws InterruptedException {
        return Checkout.look(folder, environment, withheld);
    }

    /** Says what commands do not get, so that nobody looks for the reason elsewhere. */
    void tellWithheld(Screen screen) {
        if (!withheld.isEmpty()) {
            screen.say("Not handed on to commands: " + String.join(", ", withheld)
                    + ". What one of them needs belongs into " + PreflightKeys.SECRETS_REQUIRED.key() + ".");
        }
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
