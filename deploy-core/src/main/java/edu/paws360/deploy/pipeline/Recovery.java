package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.StageName;
import java.util.Optional;
import java.util.Set;

/** Is what failed to be answered by a rollback? Only a look that said no is, and only if there was a change before it. */
final class Recovery {
    private static final Set<StageName> LOOKS = Set.of(StageName.HEALTH, StageName.SMOKE);

    private Recovery() {}

    /** Why nothing is rolled back, if nothing is. */
    static Optional<String> notNeeded(Run run, StageName failed, StageResult result) {
        ReasonCode reason = result.reason();
        if (run.changedBy().isEmpty()) {
            return Optional.of("nothing was changed");
        }
        if (reason.equals(ReasonCode.CANCELLED) || run.helm().end().isPresent()) {
            return Optional.of("the deployment was ended by " + reason + ", which says nothing of what runs");
        }
        if (!LOOKS.contains(failed)) {
            return Optional.of("only failed gates and smoke tests are rolled back, not a failed execution");
        }
        return reason.equals(ReasonCode.INTERNAL_ERROR)
                ? Optional.of("stage " + failed.label() + " broke, so it is not known what runs")
                : Optional.empty();
    }
}
