package edu.paws360.deploy.maven;

import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.wiring.AuditRun;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Reads and keeps the audit trail, and deploys nothing. With <code>-Ddeploy.audit.do=</code><code>list</code> (the default) it
 * shows the last deployments, with <code>show</code> one of them, with <code>verify</code> whether the journal is as it was
 * written, with <code>ship</code> it delivers what some sink has not got, and with <code>prune</code> it takes out what is older
 * than a year.
 */
@Mojo(name = "audit", aggregator = true, threadSafe = true)
public final class AuditMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        GoalSession goal = new GoalSession(session, plugin, getLog());
        SettingsReading reading = goal.settings(SettingsScope.AUDIT);
        AuditRun audit = new AuditRun(goal.surroundings(), reading, new MavenScreen(getLog()));
        GoalSession.amongOthers(() -> JournalCall.of(
                audit::toFailure,
                reading,
                "Audit trail",
                "The audit trail cannot be read",
                "what was not delivered goes out later"));
    }
}
