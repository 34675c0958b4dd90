package edu.paws360.deploy.queue.github;

import edu.paws360.deploy.github.GroupMember;
import edu.paws360.deploy.github.WorkflowJob;
import edu.paws360.deploy.github.WorkflowRun;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A run that holds production or waits for it. Immutable.
 *
 * @param run the run's number, which is its ticket
 * @param attempt which attempt, where that is known
 * @param job the number of the job that deploys, where that is known
 * @param since when that job was started, or else the run, where that is known
 * @param page where people see the run, if GitHub tells
 * @param ours whether it is this very job
 */
record Entrant(long run, long attempt, Optional<Long> job, Optional<Instant> since, Optional<URI> page, boolean ours) {
    /**
     * Whoever began later comes later, whatever its number: a run that was started again has an old number, and so has one that
     * waited long for its approval, but their jobs begin now. Of whoever it is not told when they began, the others came first.
     */
    static final Comparator<Entrant> BY_BEGINNING = Comparator.comparing(
                    (Entrant entrant) -> entrant.since.orElse(entrant.ours ? Instant.MAX : Instant.MIN))
            .thenComparing(Entrant::run)
            .thenComparing(Entrant::attempt)
            .thenComparing(entrant -> entrant.job.orElse(Long.MAX_VALUE));

    static Entrant of(GroupMember member, boolean ours) {
        Optional<Long> job = member.job().stream().boxed().findFirst();
        return new Entrant(member.run(), 0, job, Optional.empty(), member.page(), ours);
    }

    static Entrant of(WorkflowRun run, WorkflowJob job, boolean ours) {
        return new Entrant(run.id(), run.attempt(), Optional.of(job.id()), job.started(), run.page(), ours);
    }
}
