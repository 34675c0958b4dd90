package edu.paws360.deploy.maven;

import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.wiring.ReportRun;
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
 * Draws target/deploy/report.html again from the journal: of the deployment that <code>-Ddeploy.id</code> names, or of the last one.
 * Deploys nothing.
 */
@Mojo(name = "report", aggregator = true, threadSafe = true)
public final class ReportMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        GoalSession goal = new GoalSession(session, plugin, getLog());
        SettingsReading reading = goal.settings(SettingsScope.AUDIT);
        ReportRun report = new ReportRun(goal.surroundings(), reading, new MavenScreen(getLog()));
        GoalSession.amongOthers(() -> draw(report, reading));
    }

    private static void draw(ReportRun report, SettingsReading reading)
            throws MojoExecutionException, MojoFailureException {
        Optional<String> failure = failure(report);
        if (failure.isPresent()) {
            throw new MojoFailureException(
                    FailureLine.of("Report", reading.masker().mask(failure.get())));
        }
    }

    private static Optional<String> failure(ReportRun report) throws MojoExecutionException, MojoFailureException {
        try {
            return report.toFailure();
        } catch (JournalException damaged) {
            throw new MojoFailureException(FailureLine.of(damaged), damaged);
        } catch (IOException failed) {
            throw new MojoExecutionException("The report cannot be drawn: " + failed.getMessage(), failed);
        }
    }
}
