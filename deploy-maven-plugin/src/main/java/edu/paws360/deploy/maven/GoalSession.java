package edu.paws360.deploy.maven;

import edu.paws360.deploy.console.WorkflowCommands;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.settings.SettingsException;
import edu.paws360.deploy.settings.SettingsFault;
import edu.paws360.deploy.settings.SettingsReader;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.wiring.ExitCode;
import edu.paws360.deploy.wiring.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** What every goal begins with. */
record GoalSession(MavenSession session, PluginDescriptor plugin, Log log) {

    /** The settings, after everything that forbids to run at all was asked. */
    SettingsReading settings(SettingsScope scope) throws MojoExecutionException {
        return settings(new SettingsReader(MavenSources.of(session)), scope);
    }

    /** The same for a goal that asks its reader for more than this. */
    SettingsReading settings(SettingsReader reader, SettingsScope scope) throws MojoExecutionException {
        FailNever.refuse(session);
        try {
            SettingsReading reading = reader.read(scope);
            WorkflowCommands.here(System.getenv()).mask(reading.secrets());
            reading.masker()
                    .tooShort()
                    .forEach(name -> log.warn("The value of " + name + " is shorter than " + Masker.SHORTEST
                            + " characters and is not masked in logs; use a longer one."));
            reading.warnings().forEach(warning -> log.warn(warning.line()));
            tellPassedOver(reading.passedOver());
            return reading;
        } catch (SettingsException wrong) {
            throw new MojoExecutionException(wrong.getMessage(), wrong);
        }
    }

    private void tellPassedOver(List<SettingsFault> faults) {
        if (!faults.isEmpty()) {
            log.warn("Not used by this goal, and wrong: "
                    + faults.stream().map(SettingsFault::key).distinct().collect(Collectors.joining(", "))
                    + ". A deployment would be refused; deploy:settings tells why.");
        }
    }

    /** Takes the exit code of an earlier run away, which nobody must take for that of a run which ends before it has one. */
    void forgetExitCode() throws MojoExecutionException {
        try {
            new ExitCode(surroundings()).forget();
        } catch (IOException failed) {
            throw new MojoExecutionException("The exit code of an earlier run could not be removed: " + failed, failed);
        }
    }

    /** The part of a goal in which commands and servers have their say. */
    @FunctionalInterface
    interface Work {
        void run() throws MojoExecutionException, MojoFailureException;
    }

    /** Works, and whatever others print meanwhile is no command to a CI. */
    static void amongOthers(Work work) throws MojoExecutionException, MojoFailureException {
        WorkflowCommands.Stopped stopped =
                WorkflowCommands.here(System.getenv()).stop();
        try {
            work.run();
        } finally {
            stopped.resume();
        }
    }

    Surroundings surroundings() {
        MavenProject project = session.getTopLevelProject();
        return new Surroundings(
                project.getGroupId() + ":" + project.getArtifactId(),
                project.getArtifactId(),
                project.getBasedir().toPath().toAbsolutePath(),
                Path.of(project.getBuild().getDirectory()).resolve("deploy"),
                Path.of(System.getProperty("user.home")),
                System.getenv(),
                plugin.getVersion());
    }
}
