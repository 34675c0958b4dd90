package edu.paws360.deploy.audit;

import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One deployment in a line. Immutable.
 *
 * @param id its id
 * @param at when it began
 * @param started who took what where
 * @param verdict how it ended, where that was decided
 * @param abandoned that its process was found gone without a verdict, where it was
 * @param closed whether what was delivered of it is recorded
 */
public record DeploymentSummary(
        String id,
        Instant at,
        DeploymentStarted started,
        Optional<Verdict> verdict,
        Optional<DeploymentAbandoned> abandoned,
        boolean closed) {
    private static final int SHORT_COMMIT = 12;

    /**
     * The deployment for people.
     *
     * @return one line
     */
    public String inWords() {
        String commit = started.commit();
        return at.truncatedTo(ChronoUnit.SECONDS) + "  " + id + "  " + ending() + "  "
                + (commit.length() > SHORT_COMMIT ? commit.substring(0, SHORT_COMMIT) : commit) + " of "
                + started.branch() + " to " + started.environment() + " by " + started.user() + " on "
                + started.runnerId();
    }

    private String ending() {
        return verdict.map(known -> known.outcome() + " (" + known.reason() + ") after " + Spoken.of(known.duration())
                        + (closed ? "" : ", deliveries not recorded"))
                .or(() -> abandoned.map(found -> "ABANDONED in stage " + found.lastStage()))
                .orElse("no verdict yet");
    }
}
