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
import edu.paws360.deploy.pipeline.Runners;
import edu.paws360.deploy.pipeline.Stage;
import edu.paws360.deploy.preflight.PreflightReport;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.runner.LocalRunner;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.sink.LogFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The spec's stages in their order, each made as the settings say. */
final class StageList {
    private final String id;
    private final DeploymentFacts facts;
    private final Surroundings surroundings;
    private final DeploySettings settings;
    private final DeploymentQueue queue;

    StageList(String id, DeploymentFacts facts, Surroundings surroundings, DeploySettings settings, Path auditFolder) {
        this.id = id;
        this.facts = facts;
        this.surroundings = surroundings;
        this.settings = settings;
        this.queue = Queues.of(settings, auditFolder);
    }

    List<Stage> all(Screen screen, LogFile log, Masker masker) {
        return List.of(
                new BranchStage(facts.branch()),
                approval(),
                new QueueStage(queue, facts.applicant(id), settings.queue().timeout(), new QueueNarrator(screen)),
                preflight(masker),
                execution(screen, log, masker),
                healthGates(screen),
                smokeTests(screen));
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

    private Stage execution(Screen screen, LogFile log, Masker masker) {
        ExecutionWiring wiring =
                new ExecutionWiring(surroundings, settings, settings.execution().orElseThrow());
        return new ExecuteStage(Runners.only(new LocalRunner("local")), wiring.execution(id, facts.started()), line -> {
            String masked = masker.mask(line);
            screen.say("| " + masked);
            log.line(masked);
        });
    }

    private Stage healthGates(Screen screen) {
        HealthWiring wiring = new HealthWiring(settings, new HealthNarrator(screen));
        return CheckStage.healthGates(
                run -> new HealthGatesFinished(wiring.gates(facts.started().commit(), id)));
    }

    private Stage smokeTests(Screen screen) {
        HealthWiring wiring = new HealthWiring(settings, new HealthNarrator(screen));
        return CheckStage.smokeTests(run -> new SmokeTestsFinished(wiring.smokeTests()));
    }
}
