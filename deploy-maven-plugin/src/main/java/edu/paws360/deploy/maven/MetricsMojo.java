package edu.paws360.deploy.maven;

import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.wiring.MetricsRun;
import java.io.IOException;
import java.util.Optional;
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
        GoalSession.amongOthers(() -> publish(metrics, reading));
    }

    private static void publish(MetricsRun metrics, SettingsReading reading)
            throws MojoExecutionException, MojoFailureException {
        Optional<String> failure = failure(metrics);
        if (failure.isPresent()) {
            throw new MojoFailureException(
                    FailureLine.of("Metrics", reading.masker().mask(failure.get())));
        }
    }

    private static Optional<String> failure(MetricsRun metrics) throws MojoExecutionException, MojoFailureException {
        try {
            return metrics.toFailure();
        } catch (JournalException damaged) {
            throw new MojoFailureException(FailureLine.of(damaged), damaged);
        } catch (IOException failed) {
            throw new MojoExecutionException("The journal cannot be read: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException(
                    "cancelled: interrupted; what was not published goes out later", interrupted);
        }
    }
}
