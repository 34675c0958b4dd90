package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.ClosingLines;
import edu.paws360.deploy.console.Narrator;
import edu.paws360.deploy.console.RunScreen;
import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.event.SinkDelivered;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.guard.Checkout;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.journal.RunningMark;
import edu.paws360.deploy.pipeline.Abandoned;
import edu.paws360.deploy.pipeline.Closing;
import edu.paws360.deploy.pipeline.DeploymentId;
import edu.paws360.deploy.pipeline.JournalListener;
import edu.paws360.deploy.pipeline.Pipeline;
import edu.paws360.deploy.pipeline.PromptDelivery;
import edu.paws360.deploy.pipeline.Recorder;
import edu.paws360.deploy.report.Annotation;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.settings.AuditKeys;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.sink.Deliveries;
import edu.paws360.deploy.sink.LogFile;
import edu.paws360.deploy.sink.Sink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One production deployment, from the journal's opening to its last line. Used once, by one thread. */
public final class ProductionRun implements ProductionCourse {
    /** A CI that cancels does not wait long: the sinks get less time then. */
    private static final Duration WHEN_CANCELLED = Duration.ofSeconds(3);

    private final Surroundings surroundings;
    private final SettingsReading reading;
    private final Screen bare;
    private final MaskedScreen screen;
    private final Masker masker;
    private final Path auditFolder;
    private final RunFiles files;
    private final Signing signing;
    private final JournalListener watcher;
    private final GithubAccess github;
    private final List<Sink> sinks;
    private final JournalLoss loss;
    private final String id = DeploymentId.next(Instant.now());

    /**
     * A deployment.
     *
     * @param surroundings what the goal found around it
     * @param reading the settings
     * @param screen where people read along
     * @throws IllegalArgumentException if a sink cannot work with what is set; known before anything is run, not after
     */
    public ProductionRun(Surroundings surroundings, SettingsReading reading, Screen screen) {
        this(surroundings, reading, screen, line -> {});
    }

    /**
     * A deployment on a screen that shows its stages.
     *
     * @param surroundings what the goal found around it
     * @param reading the settings
     * @param screen where people read along
     * @throws IllegalArgumentException if a sink cannot work with what is set; known before anything is run, not after
     */
    public ProductionRun(Surroundings surroundings, SettingsReading reading, RunScreen screen) {
        this(surroundings, reading, screen, screen);
    }

    /** One that is watched: somebody sees each of its lines once it is synced, and before anything else is done. */
    ProductionRun(Surroundings surroundings, SettingsReading reading, Screen screen, JournalListener watcher) {
        this.watcher = watcher;
        this.surroundings = surroundings.with(reading);
        this.reading = reading;
        this.masker = reading.masker();
        this.bare = screen;
        this.screen = new MaskedScreen(screen, masker);
        this.auditFolder = surroundings.auditFolder(reading.settings().auditDir());
        this.signing = Signing.of(reading.settings().audit());
        this.files = new RunFiles(surroundings.output());
        this.github = GithubWiring.access(reading.settings(), surroundings.environment());
        OnCallWiring onCall = OnCallWiring.of(
                reading.settings().onCall(),
                auditFolder,
                OnCallWiring.signs(id, surroundings, files, reading.settings().onCall()));
        this.sinks = SinkList.of(reading.settings(), auditFolder, surroundings, github, onCall);
        this.loss = new JournalLoss(id, onCall.receivers(), masker, this.screen);
        reading.settings().loki().ifPresent(LokiWay::target);
    }

    @Override
    public Verdict toVerdict() throws IOException, InterruptedException {
        Checkout checkout = surroundings.checkout();
        surroundings.tellWithheld(screen);
        CancelOnShutdown cancel = new CancelOnShutdown();
        try (Journal journal = Journal.open(auditFolder, masker)) {
            return marked(journal, checkout, cancel);
        } catch (JournalException unusable) {
            loss.tell(() -> facts(checkout).started(), unusable);
            throw unusable;
        } finally {
            cancel.close();
        }
    }

    @Override
    public List<Annotation> annotations() {
        return Annotation.of(files.lines());
    }

    private Verdict marked(Journal journal, Checkout checkout, CancelOnShutdown cancel) throws IOException {
        RunningMark mark = RunningMark.set(journal.running(), id);
        DeploymentFacts facts = facts(checkout);
        Optional<Verdict> verdict = Optional.empty();
        try (PromptDelivery prompt = new PromptDelivery(journal, sinks);
                LokiWay loki = LokiWay.open(reading.settings().loki(), auditFolder, facts.origin(id))) {
            mendAndTellAbandoned(journal, loki, prompt);
            verdict = Optional.of(deploy(journal, facts, cancel, loki, prompt));
            return verdict.get();
        } finally {
            // First what later steps depend on: a report of much takes a while.
            new StepOutputs(surroundings).writeOrSay(files.lines(), verdict, files.report(), screen);
            new ClosingLines(screen).tell(files.lines());
            files.writeOrSay(screen);
            mark.close();
        }
    }

    private DeploymentFacts facts(Checkout checkout) {
        return new DeploymentFacts(surroundings, reading.settings(), checkout);
    }

    private void mendAndTellAbandoned(Journal journal, LokiWay loki, PromptDelivery prompt) throws JournalException {
        Narrator narrator = new Narrator(screen);
        Abandoned abandoned = new Abandoned(id);
        // That the journal was mended is its own first line about this deployment, which no listener sees.
        journal.mendAndVerify(id, abandoned.andThen(loki.linesOf(id)).andThen(signing.check()))
                .ifPresent(narrator::tell);
        signing.requireGood(journal.running(), id, screen);
        abandoned.record(journal, entry -> {
            narrator.written(entry);
            loki.written(entry);
            prompt.written(entry);
        });
    }

    private Verdict deploy(
            Journal journal, DeploymentFacts facts, CancelOnShutdown cancel, LokiWay loki, PromptDelivery prompt)
            throws IOException {
        Recorder recorder =
                new Recorder(journal, id, List.of(watcher, files, new Narrator(screen), loki, loss, prompt));
        LogFile log = new LogFile(files.log());
        try {
            Pipeline.Decided decided;
            try (prompt) {
                decided = pipeline(journal, facts, recorder, new CommandOutput(bare, log, loki, masker))
                        .run(facts.started());
            } finally {
                cancel.decided();
            }
            for (SinkDelivered early : prompt.events()) {
                recorder.record(early);
            }
            close(journal, recorder, decided, deliveries(loki, cancel.isUnderWay()));
            return decided.verdict();
        } finally {
            closeOrSay(log);
        }
    }

    /** The log is not the journal: where its end cannot be written, the verdict stands. */
    private void closeOrSay(LogFile log) {
        try {
            log.close();
        } catch (IOException failed) {
            screen.warn("The log could not be written to its end: " + failed.getMessage());
        }
    }

    private Pipeline pipeline(Journal journal, DeploymentFacts facts, Recorder recorder, CommandOutput output) {
        StageList stages = new StageList(id, facts, surroundings, reading, auditFolder, github);
        return new Pipeline(
                stages.all(screen, output, masker, journal), recorder, stages.wayBack(screen, output, journal));
    }

    private Deliveries deliveries(LokiWay loki, boolean hurry) {
        List<Sink> all = Stream.concat(sinks.stream(), loki.sink().stream()).toList();
        return new Deliveries(all, hurry ? WHEN_CANCELLED : Deliveries.LIMIT);
    }

    private void close(Journal journal, Recorder recorder, Pipeline.Decided decided, Deliveries deliveries)
            throws JournalException {
        try {
            new Closing(recorder, deliveries).close(journal, decided);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            screen.warn("Interrupted while delivering; what was not delivered goes out in the next run.");
        }
        signing.sign(recorder, reading.secretNames(AuditKeys.SIGNING_KEY.key()));
    }
}
