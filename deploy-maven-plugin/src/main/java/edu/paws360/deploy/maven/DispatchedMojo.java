package edu.paws360.deploy.maven;

import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.wiring.DispatchedJob;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Does the work that a deployment with a runner <code>github:labels</code> dispatched: the command or the playbook of the commit
 * that is checked out, under a supervisor, only while that deployment holds production. Of no use by hand: the workflow that
 * <code>deploy.runner.workflow</code> names runs it, with its inputs as environment variables.
 */
@Mojo(name = "dispatched", aggregator = true, threadSafe = true)
public final class DispatchedMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        GoalSession goal = new GoalSession(session, plugin, getLog());
        SettingsReading reading = goal.settings(SettingsScope.DISPATCHED);
        DispatchedJob job = job(goal, reading);
        GoalSession.amongOthers(() -> work(job, reading));
    }

    private DispatchedJob job(GoalSession goal, SettingsReading reading) throws MojoExecutionException {
        try {
            return new DispatchedJob(goal.surroundings(), reading, new MavenScreen(getLog()));
        } catch (IllegalArgumentException nobodys) {
            throw new MojoExecutionException(nobodys.getMessage(), nobodys);
        }
    }

    private static void work(DispatchedJob job, SettingsReading reading)
            throws MojoExecutionException, MojoFailureException {
        Optional<String> failure = QueueCall.of(job::toFailure);
        if (failure.isPresent()) {
            throw new MojoFailureException(
                    FailureLine.of("Not done", reading.masker().mask(failure.get())));
        }
    }
}
