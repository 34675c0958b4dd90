package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.event.StageName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How to bring the earlier version back when gates or smoke tests say that what was deployed is not healthy. Immutable.
 *
 * <p>It runs on the runner that made the change, under the same fencing token; on the other one if that one cannot even begin.
 * Then the looks are repeated, up to the one that had failed. A failed execution is not rolled back: what it left behind is
 * known to the command alone.
 *
 * @param execution {@code deploy.rollback.playbook} or {@code deploy.rollback.command}
 * @param runners where it may run, the same as for the deployment
 * @param output where each line of it goes
 * @param looks health gates and smoke tests that expect the earlier version, in the order of the stages
 * @param earlier the commit that it leads back to; empty where that is not known
 */
public record Rollback(
        Execution execution,
        Runners runners,
        RunnerOutput output,
        List<Stage> looks,
        Supplier<Optional<String>> earlier) {
    /**
     * Keeps its own copy.
     *
     * @throws IllegalArgumentException if there is nothing to look at afterwards
     * @throws NullPointerException if anything is {@code null}
     */
    public Rollback {
        Objects.requireNonNull(execution, "execution");
        Objects.requireNonNull(runners, "runners");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(earlier, "earlier");
        looks = List.copyOf(looks);
        if (looks.isEmpty()) {
            throw new IllegalArgumentException(
                    "A rollback needs a look that tells whether production is healthy again.");
        }
    }

    /** The looks that were made before, the failed one included. */
    List<Stage> upTo(StageName failed) {
        return looks.stream().filter(look -> look.name().compareTo(failed) <= 0).toList();
    }
}
