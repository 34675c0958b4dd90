package edu.paws360.deploy.maven;

import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.wiring.ProductionCourse;
import java.io.IOException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Takes the commit that is checked out to production: branch check, approval, queue, preflight, execution, health gates,
 * smoke tests, metrics, audit trail. Runs once for the whole reactor. Everything is configured by properties below
 * <code>deploy.</code>. With <code>-Ddeploy.dryRun=true</code> it tells what it would do, and deploys nothing.
 */
@Mojo(name = "production", aggregator = true, threadSafe = true)
public final class ProductionMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        GoalSession goal = new GoalSession(session, plugin, getLog());
        goal.forgetExitCode();
        SettingsReading reading = goal.settings(SettingsScope.PRODUCTION);
        GoalScreen screen = GoalScreen.of(session, getLog());
        ProductionCourse run = ProductionCourse.of(goal.surroundings(), reading, screen.lines());
        try {
            screen.during(() -> deploy(run));
        } finally {
            run.annotations().forEach(error -> screen.page().error(error.title(), error.message()));
        }
    }

    private static void deploy(ProductionCourse run) throws MojoExecutionException, MojoFailureException {
        Verdict verdict = run(run);
        if (!verdict.succeeded()) {
            throw new MojoFailureException(FailureLine.of(verdict));
        }
    }

    private static Verdict run(ProductionCourse run) throws MojoExecutionException {
        try {
            return run.toVerdict();
        } catch (JournalException unusable) {
            throw new MojoExecutionException(FailureLine.of(unusable), unusable);
        } catch (IOException failed) {
            throw new MojoExecutionException("The deployment could not be run: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("cancelled: interrupted before the deployment began", interrupted);
        }
    }
}
