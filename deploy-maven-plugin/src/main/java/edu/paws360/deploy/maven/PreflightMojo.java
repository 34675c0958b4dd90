package edu.paws360.deploy.maven;

import edu.paws360.deploy.event.StepName;
import edu.paws360.deploy.preflight.PreflightReport;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.wiring.ExitCode;
import edu.paws360.deploy.wiring.PreflightRun;
import edu.paws360.deploy.wiring.Surroundings;
import java.io.IOException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Tells whether this machine is fit to deploy, and deploys nothing: CPU, memory, disk, Docker, network to every target,
 * secrets, no other deployment. The specification's exit code (0 to 5) is written to target/deploy/exit-code, and as
 * output exit-code in GitHub Actions, since Maven itself exits with 1 for every failure. As a step of a workflow run
 * (deploy.steps.run) a deployment begins with it, which deploy:execute goes on with; if a check fails, it ends.
 */
@Mojo(name = "preflight", aggregator = true, threadSafe = true)
public final class PreflightMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        GoalSession goal = new GoalSession(session, plugin, getLog());
        Surroundings surroundings = goal.surroundings();
        goal.forgetExitCode();
        SettingsReading reading = goal.settings(SettingsScope.PREFLIGHT);
        GoalScreen screen = GoalScreen.of(session, getLog());
        StepGoal step = new StepGoal(goal, reading, screen, StepName.PREFLIGHT);
        if (step.isStep()) {
            step.run();
            return;
        }
        PreflightRun preflight = new PreflightRun(surroundings, reading, screen.lines());
        screen.during("preflight", () -> look(preflight, surroundings));
    }

    private static void look(PreflightRun preflight, Surroundings surroundings)
            throws MojoExecutionException, MojoFailureException {
        PreflightReport report = run(preflight, surroundings);
        if (report.exitCode() != 0) {
            throw new MojoFailureException(
                    FailureLine.of(report.results(), "preflight exit code " + report.exitCode()));
        }
    }

    private static PreflightReport run(PreflightRun preflight, Surroundings surroundings)
            throws MojoExecutionException {
        try {
            PreflightReport report = preflight.toReport();
            new ExitCode(surroundings).write(report.exitCode());
            return report;
        } catch (IOException failed) {
            throw new MojoExecutionException("The exit code could not be written: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("cancelled: interrupted while looking", interrupted);
        }
    }
}
