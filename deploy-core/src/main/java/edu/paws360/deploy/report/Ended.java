package edu.paws360.deploy.report;

import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DryRunCompleted;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a deployment ended, or a dry run, of which nobody may think that it deployed anything.
 *
 * @param dryRun whether nothing was deployed
 * @param verdict how it ended
 */
public record Ended(boolean dryRun, Verdict verdict) {
    /**
     * The end, if there was one.
     *
     * @param lines the lines of one deployment or dry run, in order
     * @return what ended in them
     */
    public static Stream<Ended> in(List<JournalEntry> lines) {
        return lines.stream().map(JournalEntry::event).flatMap(event -> {
            if (event instanceof DeploymentCompleted completed) {
                return Stream.of(new Ended(false, completed.verdict()));
            }
            return event instanceof DryRunCompleted dry ? Stream.of(new Ended(true, dry.verdict())) : Stream.empty();
        });
    }

    /**
     * What it is.
     *
     * @return {@code Deployment} or {@code Dry run}
     */
    public String what() {
        return dryRun ? "Dry run" : "Deployment";
    }

    /**
     * How it ended, in capitals; only a deployment succeeds.
     *
     * @return for example {@code SUCCEEDED}, or {@code PASSED, NOTHING WAS DEPLOYED}
     */
    public String outcome() {
        if (!dryRun) {
            return verdict.outcome().toString();
        }
        return (verdict.succeeded() ? "PASSED" : "FAILED") + ", NOTHING WAS DEPLOYED";
    }
}
