package edu.paws360.deploy.maven;

import edu.paws360.deploy.console.SettingsTable;
import edu.paws360.deploy.settings.SettingsException;
import edu.paws360.deploy.settings.SettingsReader;
import edu.paws360.deploy.settings.SettingsScope;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows every setting that has a value and where it came from, with secrets masked, and deploys nothing. Wrong settings are told and fail the
 * goal; what only a deployment cannot do without is told as a warning.
 */
@Mojo(name = "settings", aggregator = true, threadSafe = true)
public final class SettingsMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        SettingsReader reader = new SettingsReader(MavenSources.of(session));
        GoalSession.amongOthers(() -> new SettingsTable(new MavenScreen(getLog())).show(reader.shown()));
        new GoalSession(session, plugin, getLog()).settings(reader, SettingsScope.SETTINGS);
        warnOfWhatADeploymentMisses(reader);
    }

    private void warnOfWhatADeploymentMisses(SettingsReader reader) {
        try {
            reader.read(SettingsScope.PRODUCTION);
        } catch (SettingsException incomplete) {
            getLog().warn("For deploy:production, " + incomplete.getMessage());
        }
    }
}
