package edu.paws360.deploy.sink.oncall;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentStarted;
import java.time.Instant;
import java.util.List;

/**
 * The journal cannot be written any more, so that nobody reads of it there: this is told past the journal. Immutable.
 *
 * @param deploymentId the deployment
 * @param started who takes what where
 * @param touched whether it had begun to execute
 * @param why what stood in the way, masked
 */
public record JournalLost(String deploymentId, DeploymentStarted started, boolean touched, String why) {
    private static final String ADVICE =
            "Mend the folder that the message names, look at what runs in production, then deploy a good commit.";

    /** The same place as an abandoned deployment, which is what the next run will find: then it is one incident. */
    Incident incident(Instant now) {
        Place place = Place.of(started, touched ? Place.Kind.DEPLOYMENT : Place.Kind.BLOCKED);
        String headline = touched ? "Production deployment lost its journal" : "Nothing can be deployed to production";
        Incident.Said said = new Incident.Said(ReasonCode.JOURNAL_UNUSABLE, headline, why, ADVICE);
        return new Incident(0, now, deploymentId, started, place, said, List.of());
    }
}
