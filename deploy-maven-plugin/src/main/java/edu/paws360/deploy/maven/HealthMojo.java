package edu.paws360.deploy.maven;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.event.StepName;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.wiring.HealthRun;
import java.io.IOException;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Waits for the health gates and then runs the smoke tests, and deploys nothing. A gate that expects the commit asks for
 * the one that is checked out, a gate that expects the deployment for the one that last changed production. As a step of
 * a workflow run (deploy.steps.run) it ends the deployment that deploy:execute left.
 */
@Mojo(name = "health", aggregator = true, threadSafe = true)
public final class HealthMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        GoalSession goal = new GoalSession(session, plugin, getLog());
        goal.forgetExitCode();
        SettingsReading reading = goal.settings(SettingsScope.HEALTH);
        GoalScreen screen = GoalScreen.of(session, getLog());
        StepGoal step = new StepGoal(goal, reading, screen, StepName.HEALTH);
        if (step.isStep()) {
            step.run();
            return;
        }
        HealthRun health = new HealthRun(goal.surroundings(), reading, screen.lines());
        screen.during("health", () -> look(health));
    }

    private static void look(HealthRun health) throws MojoExecutionException, MojoFailureException {
        List<CheckResult> seen = run(health);
        if (seen.stream().anyMatch(check -> check.status().blocks())) {
            throw new MojoFailureException(FailureLine.of(seen, "not healthy"));
        }
        if (seen.stream().noneMatch(check -> check.status() == CheckStatus.PASSED)) {
            throw new MojoFailureException(
                    "Nothing was asked, so nobody knows whether production is healthy: deploy.gates is none, and there is no"
                            + " smoke test. Set deploy.gate.<name>.url or deploy.smoke.<name>.request.");
        }
    }

    private static List<CheckResult> run(HealthRun health) throws MojoExecutionException {
        try {
            return health.toChecks();
        } catch (IOException failed) {
            throw new MojoExecutionException("The journal could not be read: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("cancelled: interrupted while waiting for the gates", interrupted);
        }
    }
}
