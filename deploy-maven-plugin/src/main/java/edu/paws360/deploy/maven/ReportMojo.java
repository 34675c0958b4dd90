package edu.paws360.deploy.maven;

import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.wiring.ReportRun;
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
        SettingsReading reading = goal.settings(SettingsScope.REPORT);
        ReportRun report = new ReportRun(goal.surroundings(), reading, new MavenScreen(getLog()));
        GoalSession.amongOthers(() -> JournalCall.of(
                report::toFailure,
                reading,
                "Report",
                "The report cannot be drawn",
                "the report may be the one before"));
    }
}
