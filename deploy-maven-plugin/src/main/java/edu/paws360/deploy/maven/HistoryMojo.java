package edu.paws360.deploy.maven;

import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.wiring.HistoryRun;
import java.io.IOException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Lists the last deployments with their success rate and durations, and draws the trend into target/deploy/history.html. How many is told by
 * <code>-Ddeploy.audit.last</code>. Deploys nothing.
 */
@Mojo(name = "history", aggregator = true, threadSafe = true)
public final class HistoryMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        GoalSession goal = new GoalSession(session, plugin, getLog());
        SettingsReading reading = goal.settings(SettingsScope.REPORT);
        HistoryRun history = new HistoryRun(goal.surroundings(), reading, new MavenScreen(getLog()));
        GoalSession.amongOthers(() -> show(history));
    }

    private static void show(HistoryRun history) throws MojoExecutionException, MojoFailureException {
        try {
            history.show();
        } catch (JournalException damaged) {
            throw new MojoFailureException(FailureLine.of(damaged), damaged);
        } catch (IOException failed) {
            throw new MojoExecutionException("The history cannot be shown: " + failed.getMessage(), failed);
        }
    }
}
