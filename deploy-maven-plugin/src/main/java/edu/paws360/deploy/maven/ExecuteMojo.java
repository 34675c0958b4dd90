package edu.paws360.deploy.maven;

import edu.paws360.deploy.event.StepName;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.settings.SettingsScope;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Changes production, as one step of a workflow run: branch check, approval, queue, freshness, execution with failover. It holds the
 * queue while it runs. Whether what it deployed is healthy is for a later step to say, deploy:health, which ends the deployment; who
 * wants all of it at once calls deploy:production.
 */
@Mojo(name = "execute", aggregator = true, threadSafe = true)
public final class ExecuteMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        GoalSession goal = new GoalSession(session, plugin, getLog());
        goal.forgetExitCode();
        SettingsReading reading = goal.settings(SettingsScope.EXECUTE);
        StepGoal step = new StepGoal(goal, reading, GoalScreen.of(session, getLog()), StepName.EXECUTE);
        if (!step.isStep()) {
            throw new MojoFailureException(
                    "deploy:execute does nothing: it is one step of a workflow run, and nothing says of"
                            + " which, so nobody would look whether what it deploys is healthy. Run deploy:production, which does"
                            + " everything; or name the run for deploy:preflight, this step and deploy:health, as"
                            + " -Ddeploy.steps.run=RUN/ATTEMPT.");
        }
        step.run();
    }
}
