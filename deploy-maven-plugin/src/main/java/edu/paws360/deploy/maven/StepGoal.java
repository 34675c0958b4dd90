package edu.paws360.deploy.maven;

import edu.paws360.deploy.event.StepName;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.wiring.StepRefusedException;
import edu.paws360.deploy.wiring.StepRun;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** A goal that can be a step of a workflow run whose steps make one deployment. */
record StepGoal(GoalSession goal, SettingsReading reading, GoalScreen screen, StepName name) {

    /** Whether it is one: somebody says whose, and wants a deployment. */
    boolean isStep() {
        return reading.settings().steps().run().isPresent()
                && !reading.settings().dryRun();
    }

    /**
     * Runs the step.
     *
     * @throws MojoFailureException if the deployment has failed, or the step must do nothing
     * @throws MojoExecutionException if it could not be run
     */
    void run() throws MojoExecutionException, MojoFailureException {
        StepRun step = new StepRun(goal.surroundings(), reading, screen.lines(), name);
        try {
            screen.during(() -> judge(end(step)));
        } finally {
            step.annotations().forEach(error -> screen.page().error(error.title(), error.message()));
        }
    }

    private static void judge(StepRun.End end) throws MojoFailureException {
        if (end instanceof StepRun.End.Decided decided && !decided.verdict().succeeded()) {
            throw new MojoFailureException(FailureLine.of(decided.verdict()));
        }
    }

    private StepRun.End end(StepRun step) throws MojoExecutionException, MojoFailureException {
        try {
            return step.toEnd();
        } catch (StepRefusedException refused) {
            throw new MojoFailureException(
                    "deploy:" + name.label() + " does nothing: " + refused.getMessage() + ".", refused);
        } catch (JournalException unusable) {
            throw new MojoExecutionException(FailureLine.of(unusable), unusable);
        } catch (IOException failed) {
            throw new MojoExecutionException("The step could not be run: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("cancelled: interrupted before the step began", interrupted);
        }
    }
}
