package edu.paws360.deploy.maven;

import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.wiring.MetricsRun;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Publishes the metrics of the deployments in the journal to the Pushgateway and the text file that the settings name, and
 * deploys nothing. What was published before counts once. A deployment does it by itself at its end; this is for a step of its
 * own, and for what could not be published then.
 */
@Mojo(name = "metrics", aggregator = true, threadSafe = true)
public final class MetricsMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        GoalSession goal = new GoalSession(session, plugin, getLog());
        SettingsReading reading = goal.settings(SettingsScope.METRICS);
        MetricsRun metrics = new MetricsRun(goal.surroundings(), reading, new MavenScreen(getLog()));
        GoalSession.amongOthers(() -> JournalCall.of(
                metrics::toFailure,
                reading,
                "Metrics",
                "The journal cannot be read",
                "what was not published goes out later"));
    }
}
