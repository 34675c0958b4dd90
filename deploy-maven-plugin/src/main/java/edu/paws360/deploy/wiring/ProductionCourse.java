package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.RunScreen;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.report.Annotation;
import edu.paws360.deploy.settings.SettingsReading;
import java.io.IOException;
import java.util.List;

/** What deploy:production does: a deployment, or a dry run of one. Used once, by one thread. */
public sealed interface ProductionCourse permits ProductionRun, ProductionDryRun {
    /**
     * As the settings say.
     *
     * @param surroundings what the goal found around it
     * @param reading the settings
     * @param screen where people read along
     * @return a dry run where {@code deploy.dryRun} is true
     * @throws IllegalArgumentException if a sink cannot work with what is set; known before anything is run, not after
     */
    static ProductionCourse of(Surroundings surroundings, SettingsReading reading, RunScreen screen) {
        return reading.settings().dryRun()
                ? new ProductionDryRun(surroundings, reading, screen)
                : new ProductionRun(surroundings, reading, screen);
    }

    /**
     * Runs it.
     *
     * @return the verdict
     * @throws edu.paws360.deploy.journal.JournalException if the journal cannot be used; nothing was run, or nothing more
     * @throws IOException if the log cannot be written; nothing was run
     * @throws InterruptedException if interrupted before anything was begun
     */
    Verdict toVerdict() throws IOException, InterruptedException;

    /**
     * What went wrong, for the page on which a CI shows the run.
     *
     * @return the verdict and what was not passed, masked; nothing before the verdict, and where it succeeded
     */
    List<Annotation> annotations();
}
