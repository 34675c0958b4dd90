package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.event.HealthGatesFinished;
import edu.paws360.deploy.event.PreflightFinished;
import edu.paws360.deploy.event.SecretsRead;
import edu.paws360.deploy.event.SmokeTestsFinished;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.pipeline.ApprovalStage;
import edu.paws360.deploy.pipeline.BranchStage;
import edu.paws360.deploy.pipeline.CheckStage;
import edu.paws360.deploy.pipeline.ExecuteStage;
import edu.paws360.deploy.pipeline.FreshnessStage;
import edu.paws360.deploy.pipeline.NotExecuted;
import edu.paws360.deploy.pipeline.QueueStage;
import edu.paws360.deploy.pipeline.RailedApproval;
import edu.paws360.deploy.pipeline.Rollback;
import edu.paws360.deploy.pipeline.RunnerOutput;
import edu.paws360.deploy.pipeline.Runners;
import edu.paws360.deploy.pipeline.Stage;
import edu.paws360.deploy.pipeline.Step;
import edu.paws360.deploy.preflight.PreflightReport;
import edu.paws360.deploy.preflight.QueueProbe;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.SettingsReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The spec's stages in their order, and the way back, each made as the settings say. */
final class StageList {
    private final String id;
    private final DeploymentFacts facts;
    private final Surroundings surroundings;
    private final SettingsReading reading;
    private final DeploySettings settings;
    private final GithubAccess github;
    private final DeploymentQueue queue;
    private final Runners runners;

    StageList(
            String id,
            DeploymentFacts facts,
            Surroundings surroundings,
            SettingsReading reading,
            Path auditFolder,
            GithubAccess github) {
        this.id = id;
        this.facts = facts;
        this.surroundings = surroundings;
        this.reading = reading;
        this.settings = reading.settings();
        this.github = github;
        this.queue = Queues.of(settings, auditFolder, github);
        this.runners = new RunnersWiring(surroundings, settings, github)
                .runners(facts.started().commit());
    }

    List<Stage> all(Screen screen, RunnerOutput output, Masker masker, JournalReader journal) {
        return List.of(
                SecretReading.before(branch(), readBySinks()),
                approval(screen),
                queueing(screen),
                freshness(journal),
                preflight(masker, Optional.of(id)),
                execution(output),
                healthGates(screen, this::deployed),
                smokeTests(screen));
    }

    /** The stages of a dry run, in the same order. */
    List<Stage> dry(RunnerOutput output, Masker masker, JournalReader journal) {
        DryStages dry = new DryStages(settings, surroundings);
        return Stream.of(
                        Stream.of(
                                branch(),
                                dry.approval(),
                                dry.queue(),
                                freshness(journal),
                                preflight(masker, Optional.of(id))),
                        Stream.of(dry.execution(id, facts.started(), runners, output), dry.health(), dry.smoke()),
                        dry.wayBack().stream())
                .<Stage>flatMap(some -> some)
                .toList();
    }

    /** The stages of one step of a workflow run. */
    List<Stage> of(Step step, Screen screen, RunnerOutput output, Masker masker, JournalReader journal) {
        return switch (step.name()) {
            case PREFLIGHT -> List.of(SecretReading.before(preflight(masker, Optional.empty()), readBySinks()));
            case EXECUTE ->
                Stream.of(
                                unlooked(step),
                                Stream.of(
                                        SecretReading.before(branch(), readBySinks()),
                                        approval(screen),
                                        queueing(screen),
                                        freshness(journal),
                                        execution(output)))
                        .flatMap(stages -> stages)
                        .toList();
            case HEALTH ->
                List.of(
                        new Overtaking(SecretReading.before(queueing(screen), readBySinks()), queue, journal, id),
                        healthGates(screen, this::deployed),
                        smokeTests(screen));
        };
    }

    /** That nobody looked before is said, and never taken for a look. */
    private static Stream<Stage> unlooked(Step step) {
        return step.before().isPresent()
                ? Stream.empty()
                : Stream.of(new NotExecuted(StageName.PREFLIGHT, "no step deploy:preflight of this run came before"));
    }

    /** What is sent on is sent from now on, by the same secrets until the end. */
    private List<SecretsRead> readBySinks() {
        return List.of(
                read("metrics", "deploy.metrics."),
                read("oncall", "deploy.oncall."),
                read("loki", "deploy.loki."),
                new SecretsRead("github", RecordWiring.secretNames(settings, github)));
    }

    private SecretsRead read(String reader, String prefix) {
        return new SecretsRead(reader, reading.secretNames(prefix));
    }

    private Stage queueing(Screen screen) {
        return SecretReading.before(
                new QueueStage(queue, facts.applicant(id), settings.queue().timeout(), new QueueNarrator(screen)),
                List.of(read(StageName.QUEUE.label(), "deploy.queue.")));
    }

    /** Back to the earlier commit, if the settings know a way: then this one is expected to answer. */
    Optional<Rollback> wayBack(Screen screen, RunnerOutput output, JournalReader journal) {
        return ExecutionWiring.goingBack(surroundings, settings)
                .map(back -> new Rollback(
                        back.execution(id, facts.started()),
                        runners,
                        output,
                        List.of(
                                healthGates(screen, () -> HealthWiring.Version.before(earlier(journal))),
                                smokeTests(screen)),
                        () -> earlier(journal)));
    }

    /** Asked when it is looked for: while this deployment waited for its turn, others had theirs. */
    private Optional<String> earlier(JournalReader journal) {
        try {
            return EarlierVersion.in(journal, facts.started());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Stage branch() {
        return new BranchStage(facts.branch(), GithubWiring.branchProtection(settings, github));
    }

    private Stage approval(Screen screen) {
        ApprovalWiring wiring = new ApprovalWiring(settings, surroundings, github, screen);
        Stage approval = new ApprovalStage(wiring.approval(), facts.started());
        return wiring.rails()
                .<Stage>map(rails -> new RailedApproval(approval, rails))
                .orElse(approval);
    }

    Stage freshness(JournalReader journal) {
        FreshnessWiring wiring = new FreshnessWiring(surroundings, settings, github);
        return new FreshnessStage(
                wiring.freshness(queue, journal), facts.started().commit());
    }

    /** A deployment that holds production asks for others; one that does not asks for any. */
    Stage preflight(Masker masker, Optional<String> holder) {
        PreflightWiring wiring = new PreflightWiring(surroundings, settings, masker, github);
        return CheckStage.preflight(run -> {
            if (!wiring.secretNames().isEmpty()) {
                run.record(new SecretsRead(StageName.PREFLIGHT.label(), wiring.secretNames()));
            }
            PreflightReport report =
                    wiring.preflight(new QueueProbe(queue, holder)).run();
            return new PreflightFinished(report.results(), report.exitCode());
        });
    }

    private Stage execution(RunnerOutput output) {
        ExecutionWiring wiring = ExecutionWiring.deploying(surroundings, settings);
        return new ExecuteStage(runners, wiring.execution(id, facts.started()), output);
    }

    private HealthWiring.Version deployed() {
        return HealthWiring.Version.current(Optional.of(facts.started().commit()), Optional.of(id));
    }

    private Stage healthGates(Screen screen, Supplier<HealthWiring.Version> version) {
        HealthWiring wiring = new HealthWiring(surroundings, reading, new HealthNarrator(screen));
        return SecretReading.before(
                CheckStage.healthGates(run -> new HealthGatesFinished(wiring.gates(version.get()))),
                List.of(new SecretsRead(StageName.HEALTH.label(), wiring.gateSecrets())));
    }

    private Stage smokeTests(Screen screen) {
        HealthWiring wiring = new HealthWiring(surroundings, reading, new HealthNarrator(screen));
        return SecretReading.before(
                CheckStage.smokeTests(run -> new SmokeTestsFinished(wiring.smokeTests())),
                List.of(read(StageName.SMOKE.label(), "deploy.smoke.")));
    }
}
