package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.ClosingLines;
import edu.paws360.deploy.console.Narrator;
import edu.paws360.deploy.console.RunScreen;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.guard.Checkout;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.journal.JournalView;
import edu.paws360.deploy.journal.RunningMark;
import edu.paws360.deploy.pipeline.DeploymentId;
import edu.paws360.deploy.pipeline.DryRun;
import edu.paws360.deploy.pipeline.Recorder;
import edu.paws360.deploy.report.Annotation;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.settings.AuditKeys;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.sink.LogFile;
import edu.paws360.deploy.sink.Sink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One dry run ({@code deploy.dryRun}). It is recorded in a journal of its own, so that metrics, history, alerts and whoever asks
 * what is live, of this version or another, never see it; sinks are named and not told.
 */
final class ProductionDryRun implements ProductionCourse {
    private static final String FOLDER = "dry-run";

    private final String id = DeploymentId.next(Instant.now());
    private final Surroundings surroundings;
    private final SettingsReading reading;
    private final RunScreen bare;
    private final Masker masker;
    private final MaskedScreen screen;
    private final Path auditFolder;
    private final RunFiles files;
    private final Signing signing;
    private final GithubAccess github;
    private final List<String> sinks;

    ProductionDryRun(Surroundings surroundings, SettingsReading reading, RunScreen screen) {
        this.surroundings = surroundings.with(reading);
        this.reading = reading;
        this.bare = screen;
        this.masker = reading.masker();
        this.screen = new MaskedScreen(screen, masker);
        this.auditFolder = surroundings.auditFolder(reading.settings().auditDir());
        this.files = new RunFiles(surroundings.output());
        this.signing = Signing.of(reading.settings().audit());
        this.github = GithubWiring.access(reading.settings(), surroundings.environment());
        this.sinks = sinks();
    }

    /** Made as for a deployment, since what cannot be made would stand in its way. */
    private List<String> sinks() {
        OnCallWiring onCall = OnCallWiring.of(
                reading.settings().onCall(),
                auditFolder,
                OnCallWiring.signs(id, surroundings, files, reading.settings().onCall()));
        Stream<String> all = SinkList.of(reading.settings(), auditFolder, surroundings, github, onCall).stream()
                .map(Sink::name);
        return Stream.concat(
                        all,
                        reading.settings().loki().map(LokiWay::target).stream().map(target -> "loki"))
                .toList();
    }

    @Override
    public Verdict toVerdict() throws IOException, InterruptedException {
        Checkout checkout = surroundings.checkout();
        surroundings.tellWithheld(screen);
        DeploymentFacts facts = new DeploymentFacts(surroundings, reading.settings(), checkout);
        CancelOnShutdown cancel = new CancelOnShutdown();
        try {
            return recorded(facts, cancel);
        } finally {
            cancel.close();
        }
    }

    private Verdict recorded(DeploymentFacts facts, CancelOnShutdown cancel) throws IOException {
        Optional<Verdict> verdict = Optional.empty();
        try (Journal journal = Journal.open(auditFolder.resolve(FOLDER), masker);
                LogFile log = new LogFile(files.log())) {
            verdict = Optional.of(marked(journal, facts, log));
            return verdict.get();
        } finally {
            cancel.decided();
            new StepOutputs(surroundings, Optional.empty())
                    .writeOrSay(files.lines(), verdict.map(StepRun.End.Decided::new), files.report(), screen);
            new ClosingLines(screen).tell(files.lines());
            files.writeOrSay(screen);
        }
    }

    private Verdict marked(Journal journal, DeploymentFacts facts, LogFile log) throws IOException {
        RunningMark mark = RunningMark.set(journal.running(), id);
        try (mark) {
            return run(journal, facts, log);
        }
    }

    private Verdict run(Journal journal, DeploymentFacts facts, LogFile log) throws JournalException {
        Narrator narrator = new Narrator(screen);
        journal.mendAndVerify(id, signing.check()).ifPresent(narrator::tell);
        signing.requireGood(journal.running(), id, screen);
        Recorder recorder = new Recorder(journal, id, List.of(bare, files, narrator));
        StageList stages = new StageList(id, facts, surroundings, reading, auditFolder, github);
        CommandOutput output =
                new CommandOutput(bare, log, LokiWay.open(Optional.empty(), auditFolder, facts.origin(id)), masker);
        Verdict verdict = new DryRun(stages.dry(output, masker, JournalView.of(auditFolder)), recorder, sinks)
                .run(facts.started());
        signing.sign(recorder, reading.secretNames(AuditKeys.SIGNING_KEY.key()));
        return verdict;
    }

    @Override
    public List<Annotation> annotations() {
        return Annotation.of(files.lines());
    }
}
