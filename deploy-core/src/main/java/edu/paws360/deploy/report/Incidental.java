package edu.paws360.deploy.report;

import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.FailoverTriggered;
import edu.paws360.deploy.event.HoldLapsed;
import edu.paws360.deploy.event.JournalStrained;
import edu.paws360.deploy.event.LiveNoted;
import edu.paws360.deploy.event.OrderReceived;
import edu.paws360.deploy.event.QueueCrowded;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import java.util.Optional;

/** What does not happen in every deployment, each in one sentence. */
public final class Incidental {
    private Incidental() {}

    /**
     * The sentence.
     *
     * @param event what happened
     * @return one sentence; nothing for what is no incident
     */
    public static Optional<String> inWords(DeploymentEvent event) {
        if (event instanceof FailoverTriggered failover) {
            return Optional.of("Failover (" + failover.reason().label() + "): the "
                    + failover.to().label() + " runner takes over from the "
                    + failover.from().label() + ".");
        }
        if (event instanceof OrderReceived order) {
            return Optional.of(
                    "Order to " + verb(order.kind()) + " by " + order.asked() + ": " + order.outcome() + ".");
        }
        if (event instanceof HoldLapsed lapsed) {
            return Optional.of("Production is not given to the next in line: " + lapsed.detail() + ".");
        }
        if (event instanceof QueueCrowded crowd) {
            return Optional.of(crowd.depth() + " deployments wait for production, more than " + crowd.limit()
                    + "; on-call is told.");
        }
        if (event instanceof JournalStrained strained) {
            return Optional.of("The disk of the journal is full, and no deployment begins before there is room again: "
                    + strained.detail() + ".");
        }
        if (event instanceof LiveNoted live && live.missed()) {
            return Optional.of("It could not be noted that " + live.commit()
                    + " is live, so the next commit will be compared" + " with what was live before: " + live.detail());
        }
        return event instanceof StageStarted stage && stage.stage() == StageName.ROLLBACK
                ? Optional.of("What was deployed is not healthy: the earlier version is brought back.")
                : Optional.empty();
    }

    private static String verb(OrderReceived.Kind kind) {
        return kind == OrderReceived.Kind.CANCEL ? "cancel" : "fail over";
    }
}
