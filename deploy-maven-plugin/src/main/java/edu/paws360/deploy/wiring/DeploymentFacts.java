package edu.paws360.deploy.wiring;

import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.guard.Attribution;
import edu.paws360.deploy.guard.BranchDecision;
import edu.paws360.deploy.guard.BranchRule;
import edu.paws360.deploy.guard.Checkout;
import edu.paws360.deploy.guard.CiReference;
import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.sink.loki.LokiOrigin;
import java.net.URI;

/** Who takes what to production: the checkout, the CI's word, and the settings, in the words of journal and queue. */
final class DeploymentFacts {
    private final BranchDecision branch;
    private final Attribution attribution;
    private final DeploymentStarted started;

    DeploymentFacts(Surroundings surroundings, DeploySettings settings, Checkout checkout) {
        this.branch = new BranchRule(settings.branches()).decide(CiReference.of(surroundings.environment()), checkout);
        this.attribution = Attribution.here(surroundings.environment());
        this.started = new DeploymentStarted(
                surroundings.project(),
                settings.environment(),
                attribution.user(),
                branch.event().branch(),
                branch.event().commit(),
                checkout instanceof Checkout.Found found && found.uncommittedChanges(),
                settings.metrics().workflow().or(attribution::workflow).orElse(surroundings.artifactId()),
                settings.runner().group(),
                attribution.workflowRunId(),
                attribution.runnerId(),
                ProcessHandle.current().pid(),
                surroundings.toolVersion());
    }

    BranchDecision branch() {
        return branch;
    }

    DeploymentStarted started() {
        return started;
    }

    LokiOrigin origin(String deploymentId) {
        return new LokiOrigin(
                started.project(), started.environment(), deploymentId, started.workflowRunId(), started.runnerId());
    }

    Applicant applicant(String deploymentId) {
        return new Applicant(
                deploymentId,
                started.user(),
                started.commit(),
                started.branch(),
                attribution.link().map(URI::toString));
    }
}
