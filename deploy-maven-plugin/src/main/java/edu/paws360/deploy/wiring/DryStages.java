package edu.paws360.deploy.wiring;

import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.pipeline.CheckModeStage;
import edu.paws360.deploy.pipeline.NotExecuted;
import edu.paws360.deploy.pipeline.RunnerOutput;
import edu.paws360.deploy.pipeline.Runners;
import edu.paws360.deploy.pipeline.Stage;
import edu.paws360.deploy.runner.Runner;
import edu.paws360.deploy.settings.ApprovalSettings;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.FailoverMode;
import edu.paws360.deploy.settings.GateSettings;
import edu.paws360.deploy.settings.GatesSettings;
import edu.paws360.deploy.settings.RunnerPlace;
import edu.paws360.deploy.settings.SmokeSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stages that a dry run only tells, and the one that it lets Ansible tell. */
final class DryStages {
    private final DeploySettings settings;
    private final Surroundings surroundings;

    DryStages(DeploySettings settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
    }

    Stage approval() {
        ApprovalSettings approval = settings.approval();
        String atMost = ", " + Spoken.limit(approval.timeout()) + " at most";
        return told(
                StageName.APPROVAL,
                switch (approval.type()) {
                    case GITHUB ->
                        "wait for a review of environment "
                                + approval.environment().orElse(settings.environment()) + " on GitHub" + atMost;
                    case PROMPT -> "ask on the terminal" + atMost;
                    case NONE -> "ask nobody (deploy.approval.type=none)";
                });
    }

    Stage queue() {
        return told(
                StageName.QUEUE,
                "wait for its turn in " + settings.queue().group() + " (deploy.queue.type="
                        + settings.queue().type() + "), "
                        + Spoken.limit(settings.queue().timeout()) + " at most");
    }

    /** A playbook in check mode on the primary; all else is only told, as is what would go straight to the secondary. */
    Stage execution(String id, DeploymentStarted started, Runners runners, RunnerOutput output) {
        ExecutionWiring wiring = ExecutionWiring.deploying(surroundings, settings);
        boolean dispatched = settings.runner().primary() instanceof RunnerPlace.Github;
        boolean passedOver = settings.failover().mode() == FailoverMode.MANUAL;
        return wiring.checking(id, started)
                .filter(check -> !dispatched && !passedOver)
                .<Stage>map(check -> new CheckModeStage(runners.primary(), check, output))
                .orElseGet(() -> told(
                        StageName.EXECUTE,
                        "run on " + first(runners, passedOver).name() + ": " + wiring.inWords() + afterwards()));
    }

    private static Runner first(Runners runners, boolean passedOver) {
        return passedOver ? runners.secondary().orElseThrow() : runners.primary();
    }

    private String afterwards() {
        return settings.runner()
                .secondary()
                .filter(place -> settings.failover().mode() == FailoverMode.AUTO)
                .map(place -> "; or on " + place + " (deploy.failover.mode="
                        + settings.failover().mode() + ")")
                .orElse("");
    }

    Stage health() {
        List<String> gates = settings.gates().orElseThrow() instanceof GatesSettings.Configured configured
                ? configured.gates().stream().map(GateSettings::name).toList()
                : List.of();
        return told(
                StageName.HEALTH,
                gates.isEmpty() ? "ask nothing (deploy.gates=none)" : "wait for the gates " + String.join(", ", gates));
    }

    Stage smoke() {
        String steps = settings.smoke().stream().map(SmokeSettings::name).collect(Collectors.joining(", "));
        return told(
                StageName.SMOKE,
                steps.isEmpty() ? "test nothing (no smoke test is set)" : "run the smoke tests " + steps);
    }

    private static Stage told(StageName stage, String would) {
        return new NotExecuted(stage, "dry run: would " + would);
    }

    Optional<Stage> wayBack() {
        return ExecutionWiring.goingBack(surroundings, settings)
                .map(back -> told(StageName.ROLLBACK, "run, where gates or smoke tests fail: " + back.inWords()));
    }
}
