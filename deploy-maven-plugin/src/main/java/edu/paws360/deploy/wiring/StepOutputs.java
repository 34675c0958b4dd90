package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.event.DryRunStarted;
import edu.paws360.deploy.event.PreflightFinished;
import edu.paws360.deploy.event.StepName;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.report.StepSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a step of GitHub Actions gives to the steps behind it, and shows on the page of its run. Elsewhere it writes the exit code alone. */
final class StepOutputs {
    /** What the preflight's own program exits with where it knows nothing. */
    private static final int NOTHING_FOUND_OUT = 70;

    private final Surroundings surroundings;
    private final Optional<StepName> step;

    /** Of a process that did this step of a deployment, or all of it. */
    StepOutputs(Surroundings surroundings, Optional<StepName> step) {
        this.surroundings = surroundings;
        this.step = step;
    }

    /**
     * Writes outputs and summary. They are made from the journal, so a fault here is told and changes nothing.
     *
     * @param lines the lines of one deployment; without any nothing is written
     * @param end how the goal ends; none where the journal could not be written to its end, whatever stands in it
     * @param report where its report goes
     */
    void writeOrSay(List<JournalEntry> lines, Optional<? extends StepRun.End> end, Path report, Screen screen) {
        if (lines.isEmpty()) {
            return;
        }
        try {
            write(lines, end, report);
        } catch (IOException failed) {
            screen.warn("The outputs of this step could not be written: " + failed);
        }
    }

    private void write(List<JournalEntry> lines, Optional<? extends StepRun.End> end, Path report) throws IOException {
        Map<String, String> environment = surroundings.environment();
        Optional<Verdict> verdict = end.flatMap(StepRun.End::decided);
        boolean handedOn = end.isPresent() && verdict.isEmpty();
        new ExitCode(surroundings).write(end.filter(StepRun.End::isGood).isPresent() ? 0 : exitCode(lines));
        boolean dryRun =
                JournalEntry.events(lines, DryRunStarted.class).findAny().isPresent();
        StepFile.GITHUB_OUTPUT.append(
                environment, outputs(lines.get(0).deploymentId(), outcome(verdict, dryRun), verdict, report));
        if (!handedOn) {
            StepFile.GITHUB_STEP_SUMMARY.append(environment, new StepSummary(lines).markdown());
        }
    }

    /** The specification's for preflight; for every other failure, and where there is no verdict, 1, or the step's own number. */
    private int exitCode(List<JournalEntry> lines) {
        int preflight = JournalEntry.events(lines, PreflightFinished.class)
                .mapToInt(PreflightFinished::exitCode)
                .reduce((earlier, later) -> later)
                .orElse(0);
        return preflight > 0 ? preflight : unfound();
    }

    /** The specification's 1 says that the machine is not fit; a step that found out nothing must not say that. */
    private int unfound() {
        return step.equals(Optional.of(StepName.PREFLIGHT)) ? NOTHING_FOUND_OUT : 1;
    }

    /** A step behind this one that waits for a success must not get it from a dry run. */
    private static String outcome(Optional<Verdict> verdict, boolean dryRun) {
        String good = dryRun ? "dry-run" : "succeeded";
        return verdict.map(known -> known.succeeded() ? good : "failed").orElse("none");
    }

    private static String outputs(String id, String outcome, Optional<Verdict> verdict, Path report) {
        String reason = verdict.map(known -> known.reason().toString()).orElse("");
        return Stream.of("verdict=" + outcome, "reason=" + reason, "deployment-id=" + id, "report=" + report)
                .filter(line -> line.lines().count() == 1)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
