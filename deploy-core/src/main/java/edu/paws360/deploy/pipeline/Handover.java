package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StepHandedOn;
import edu.paws360.deploy.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the earlier steps of a deployment left to the next one. Immutable.
 *
 * @param started who takes what to production, as its first line says
 * @param since when it began
 * @param idle the stages that looked at nothing, in words
 * @param remarks what the verdict has to say although nothing failed
 */
public record Handover(DeploymentStarted started, Instant since, List<String> idle, List<String> remarks) {
    /** Keeps its own copies. */
    public Handover {
        idle = List.copyOf(idle);
        remarks = List.copyOf(remarks);
    }

    /**
     * Reads it.
     *
     * @param lines all lines of the deployment, in their order
     * @return what is left
     * @throws IllegalArgumentException if the deployment has no beginning
     */
    public static Handover of(List<JournalEntry> lines) {
        JournalEntry first = lines.stream()
                .filter(line -> line.event() instanceof DeploymentStarted)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a deployment without its first line"));
        return new Handover(
                (DeploymentStarted) first.event(),
                first.at(),
                JournalEntry.events(lines, StageFinished.class)
                        .filter(stage -> stage.status() != CheckStatus.PASSED)
                        .map(stage -> stage.stage().label() + " (" + Spoken.of(stage.status()) + ")")
                        .distinct()
                        .toList(),
                JournalEntry.events(lines, StepHandedOn.class)
                        .flatMap(step -> step.remarks().stream())
                        .distinct()
                        .toList());
    }

    /** How long the deployment has been going on; never less than nothing, whatever somebody did to the clock. */
    Duration age(Instant now) {
        Duration age = Duration.between(since, now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
