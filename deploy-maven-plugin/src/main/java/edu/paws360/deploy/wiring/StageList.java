package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.event.HealthGatesFinished;
import edu.paws360.deploy.event.PreflightFinished;
import edu.paws360.deploy.event.SmokeTestsFinished;
import edu.paws360.deploy.guard.Approval;
import edu.paws360.deploy.guard.Terminal;
import edu.paws360.deploy.pipeline.ApprovalStage;
import edu.paws360.deploy.pipeline.BranchStage;
import edu.paws360.deploy.pipeline.CheckStage;
import edu.paws360.deploy.pipeline.ExecuteStage;
import edu.paws360.deploy.pipeline.QueueStage;
import edu.paws360.deploy.pipeline.Rollback;
import edu.paws360.deploy.pipeline.Runners;
import edu.paws360.deploy.pipeline.Stage;
import edu.paws360.deploy.preflight.PreflightReport;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.runner.OutputListener;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.settings.DeploySettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The spec's stages in their order, and the way back, each made as the settings say. */
final class StageList {
    private final String id;
    private final DeploymentFacts facts;
    private final Surroundings surroundings;
    private final DeploySettings settings;
    private final DeploymentQueue queue;
    private final Runners runners;

    StageList(String id, DeploymentFacts facts, Surroundings surroundings, DeploySettings settings, Path auditFolder) {
        this.id = id;
        this.facts = facts;
        this.surroundings = surroundings;
        this.settings = settings;
        this.queue = Queues.of(settings, auditFolder);
        this.runners = new RunnersWiring(surroundings, settings)
                .runners(facts.started().commit());
    }

    List<Stage> all(Screen screen, OutputListener output, Masker masker) {
        return List.of(
                new BranchStage(facts.branch()),
                approval(),
                new QueueStage(queue, facts.applicant(id), settings.queue().timeout(), new QueueNarrator(screen)),
                preflight(masker),
                execution(output),
                healthGates(screen, deployed()),
                smokeTests(screen));
    }

    /** Back to the earlier commit, if the settings know a way: then this one is expected to answer. */
    Optional<Rollback> wayBack(Screen screen, OutputListener output, Optional<String> earlier) {
        // Which deployment a service names that went back is its own affair.
        HealthWiring.Version version = new HealthWiring.Version(earlier, Optional.empty());
        return ExecutionWiring.goingBack(surroundings, settings)
                .map(back -> new Rollback(
                        back.execution(id, facts.started()),
                        runners,
                        output,
                        List.of(healthGates(screen, version), smokeTests(screen))));
    }

    private Stage approval() {
        String type = settings.approval().type().name().toLowerCase(Locale.ROOT);
        return new ApprovalStage(Approval.of(type, settings.approval().timeout(), Terminal.system()), facts.started());
    }

    private Stage preflight(Masker masker) {
        PreflightWiring wiring = new PreflightWiring(surroundings, settings, masker);
        return CheckStage.preflight(run -> {
            PreflightReport report =
                    wiring.preflight(Queues.othersThan(queue, id)).run();
            return new PreflightFinished(report.results(), report.exitCode());
        });
    }

    private Stage execution(OutputListener output) {
        ExecutionWiring wiring = ExecutionWiring.deploying(surroundings, settings);
        return new ExecuteStage(runners, wiring.execution(id, facts.started()), output);
    }

    private HealthWiring.Version deployed() {
        return new HealthWiring.Version(Optional.of(facts.started().commit()), Optional.of(id));
    }

    private Stage healthGates(Screen screen, HealthWiring.Version version) {
        HealthWiring wiring = new HealthWiring(settings, new HealthNarrator(screen));
        return CheckStage.healthGates(run -> new HealthGatesFinished(wiring.gates(version)));
    }

    private Stage smokeTests(Screen screen) {
        HealthWiring wiring = new HealthWiring(settings, new HealthNarrator(screen));
        return CheckStage.smokeTests(run -> new SmokeTestsFinished(wiring.smokeTests()));
    }
}
