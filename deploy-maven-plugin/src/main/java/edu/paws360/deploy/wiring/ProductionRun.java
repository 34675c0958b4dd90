package edu.paws360.deploy.wiring;

import edu.paws360.deploy.console.ClosingLines;
import edu.paws360.deploy.console.Narrator;
import edu.paws360.deploy.console.RunScreen;
import edu.paws360.deploy.console.Screen;
import edu.paws360.deploy.event.DeploymentClosed;
import edu.paws360.deploy.event.JournalRepaired;
import edu.paws360.deploy.event.SinkDelivered;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.guard.Checkout;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.journal.RunningMark;
import edu.paws360.deploy.pipeline.Abandoned;
import edu.paws360.deploy.pipeline.Closing;
import edu.paws360.deploy.pipeline.DeploymentId;
import edu.paws360.deploy.pipeline.JournalListener;
import edu.paws360.deploy.pipeline.Pipeline;
import edu.paws360.deploy.pipeline.PromptDelivery;
import edu.paws360.deploy.pipeline.Recorder;
import edu.paws360.deploy.pipeline.Step;
import edu.paws360.deploy.report.Annotation;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.settings.AuditKeys;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.sink.Deliveries;
import edu.paws360.deploy.sink.LogFile;
import edu.paws360.deploy.sink.Sink;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
    private final String id;
    private final Optional<StepWork> step;

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

    /** One step of a deployment, which others begin, or go on with. */
    ProductionRun(Surroundings surroundings, SettingsReading reading, RunScreen screen, StepWork step) {
        this(surroundings, reading, screen, screen, step.id(), Optional.of(step));
    }

    /** One that is watched: somebody sees each of its lines once it is synced, and before anything else is done. */
    ProductionRun(Surroundings surroundings, SettingsReading reading, Screen screen, JournalListener watcher) {
        this(surroundings, reading, screen, watcher, DeploymentId.next(Instant.now()), Optional.empty());
    }

    private ProductionRun(
            Surroundings surroundings,
            SettingsReading reading,
            Screen screen,
            JournalListener watcher,
            String id,
            Optional<StepWork> step) {
        this.id = id;
        this.step = step;
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
        earlierLines().forEach(line -> Stream.of(files, loss).forEach(one -> one.written(line)));
    }

    @Override
    public Verdict toVerdict() throws IOException, InterruptedException {
        return toEnd().decided().orElseThrow();
    }

    /** The verdict, or that it was handed on by a step that ended well, and was not the last one. */
    StepRun.End toEnd() throws IOException, InterruptedException {
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

    private StepRun.End marked(Journal journal, Checkout checkout, CancelOnShutdown cancel) throws IOException {
        RunningMark mark = RunningMark.set(journal.running(), id);
        DeploymentFacts facts = facts(checkout);
        Optional<StepRun.End> end = Optional.empty();
        try (PromptDelivery prompt = new PromptDelivery(journal, sinks);
                LokiWay loki = LokiWay.open(reading.settings().loki(), auditFolder, facts.origin(id))) {
            mendAndTellAbandoned(journal, loki, prompt);
            end = Optional.of(deploy(journal, facts, cancel, loki, prompt));
            return end.get();
        } finally {
            // First what later steps depend on: a report of much takes a while.
            new StepOutputs(surroundings, step.map(part -> part.step().name()))
                    .writeOrSay(files.lines(), end, files.report(), screen);
            new ClosingLines(screen).tell(files.lines());
            files.writeOrSay(screen, end.filter(StepRun.End::isGood).isPresent());
            mark.close();
        }
    }

    private DeploymentFacts facts(Checkout checkout) {
        return new DeploymentFacts(surroundings, reading.settings(), checkout);
    }

    private void mendAndTellAbandoned(Journal journal, LokiWay loki, PromptDelivery prompt) throws IOException {
        Narrator narrator = new Narrator(screen);
        Abandoned abandoned = new Abandoned(
                id, other -> step.isPresent() && step.get().step().run().supersedes(other));
        // That the journal was mended is its own first line about this deployment, which no listener sees.
        mendAndVerify(journal, abandoned.andThen(loki.linesOf(id)).andThen(signing.check()))
                .ifPresent(narrator::tell);
        if (step.isPresent()) {
            step.get().requireUnchanged();
        }
        signing.requireGood(journal.running(), id, screen);
        signing.requireProven(id, earlierLines());
        abandoned.record(journal, entry -> {
            narrator.written(entry);
            loki.written(entry);
            prompt.written(entry);
        });
    }

    private Optional<JournalRepaired> mendAndVerify(Journal journal, Consumer<JournalEntry> visitor)
            throws JournalException {
        return step.isPresent() ? step.get().mendAndVerify(journal, visitor) : journal.mendAndVerify(id, visitor);
    }

    private List<JournalEntry> earlierLines() {
        return step.map(StepWork::before).orElse(List.of());
    }

    private StepRun.End deploy(
            Journal journal, DeploymentFacts facts, CancelOnShutdown cancel, LokiWay loki, PromptDelivery prompt)
            throws IOException {
        Recorder recorder =
                new Recorder(journal, id, List.of(watcher, files, new Narrator(screen), loki, loss, prompt));
        LogFile log = new LogFile(files.log(), !earlierLines().isEmpty());
        try {
            Pipeline.StepEnd end;
            try (prompt) {
                end = run(journal, facts, recorder, new CommandOutput(bare, log, loki, masker));
            } finally {
                cancel.decided();
            }
            for (SinkDelivered early : prompt.events()) {
                recorder.record(early);
            }
            close(journal, recorder, end, deliveries(loki, cancel.isUnderWay()));
            return end.decided()
                    .<StepRun.End>map(decided -> new StepRun.End.Decided(decided.verdict()))
                    .orElseGet(StepRun.End.HandedOn::new);
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

    private Pipeline.StepEnd run(Journal journal, DeploymentFacts facts, Recorder recorder, CommandOutput output)
            throws JournalException {
        StageList stages = new StageList(id, facts, surroundings, reading, auditFolder, github);
        if (step.isPresent()) {
            Step part = step.get().step();
            return new Pipeline(stages.of(part, screen, output, masker, journal), recorder, Optional.empty())
                    .step(part);
        }
        Pipeline whole = new Pipeline(
                stages.all(screen, output, masker, journal), recorder, stages.wayBack(screen, output, journal));
        return new Pipeline.StepEnd(Optional.of(whole.run(facts.started())), List.of());
    }

    private Deliveries deliveries(LokiWay loki, boolean hurry) {
        List<Sink> all = Stream.concat(sinks.stream(), loki.sink().stream()).toList();
        return new Deliveries(all, hurry ? WHEN_CANCELLED : Deliveries.LIMIT);
    }

    private void close(Journal journal, Recorder recorder, Pipeline.StepEnd end, Deliveries deliveries)
            throws IOException {
        Closing closing = new Closing(recorder, deliveries);
        try {
            if (end.decided().isPresent()) {
                closing.close(journal, end.decided().get());
            } else {
                closing.handOn(journal, step.orElseThrow().step().handedOn(end.remarks()));
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            if (end.decided().isEmpty()) {
                // What it wrote stays in the journal, and the next run tells that it was abandoned.
                sign(recorder);
                throw new InterruptedIOException(
                        "interrupted while delivering, so the deployment is left to no other step");
            }
            screen.warn("Interrupted while delivering; what was not delivered goes out in the next run.");
            // Otherwise the next run would write it behind our signature, where nothing proves it.
            recorder.record(new DeploymentClosed(end.decided().get().auditLogId(), List.of()));
        }
        sign(recorder);
    }

    private void sign(Recorder recorder) throws JournalException {
        signing.sign(recorder, reading.secretNames(AuditKeys.SIGNING_KEY.key()));
    }
}
