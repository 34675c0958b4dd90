package edu.paws360.deploy.wiring;

import edu.paws360.deploy.audit.DeploymentLines;
import edu.paws360.deploy.console.Narrator;
import edu.paws360.deploy.console.RunScreen;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.JournalRepaired;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StepName;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.guard.Checkout;
import edu.paws360.deploy.journal.AlreadyRunningException;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.journal.RunningMark;
import edu.paws360.deploy.pipeline.DeploymentId;
import edu.paws360.deploy.pipeline.Handover;
import edu.paws360.deploy.pipeline.Recorder;
import edu.paws360.deploy.pipeline.Step;
import edu.paws360.deploy.pipeline.StepSearch;
import edu.paws360.deploy.pipeline.WorkflowRun;
import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.report.Annotation;
import edu.paws360.deploy.settings.AuditKeys;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.SettingsReading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One step of a workflow run whose steps make one deployment: they find it by the run, in the journal. Used once, by one thread.
 */
public final class StepRun {
    private static final String NOT_REACHED = "a step before it failed";

    private final Surroundings surroundings;
    private final SettingsReading reading;
    private final DeploySettings settings;
    private final RunScreen screen;
    private final StepName name;
    private final WorkflowRun run;
    private final Path auditFolder;
    private final String fresh = DeploymentId.next(Instant.now());
    private final MaskedScreen masked;
    private Optional<ProductionRun> deployment = Optional.empty();

    /** How a step ends. */
    public sealed interface End {
        /** The deployment has its verdict. */
        record Decided(Verdict verdict) implements End {
            @Override
            public Optional<Verdict> decided() {
                return Optional.of(verdict);
            }
        }

        /** The step ended well, and the deployment goes on with the next one. */
        record HandedOn() implements End {
            @Override
            public Optional<Verdict> decided() {
                return Optional.empty();
            }
        }

        /**
         * The verdict.
         *
         * @return the deployment's, if it ended with the step
         */
        Optional<Verdict> decided();

        /**
         * Whether nothing was wrong.
         *
         * @return {@code false} if the deployment has failed
         */
        default boolean isGood() {
            return decided().map(Verdict::succeeded).orElse(true);
        }
    }

    /**
     * A step.
     *
     * @param surroundings what the goal found around it
     * @param reading the settings; {@code deploy.steps.run} is one of them
     * @param screen where people read along
     * @param name which step
     */
    public StepRun(Surroundings surroundings, SettingsReading reading, RunScreen screen, StepName name) {
        this.surroundings = surroundings;
        this.reading = reading;
        this.settings = reading.settings();
        this.screen = screen;
        this.masked = new MaskedScreen(screen, reading.masker());
        this.name = name;
        this.run = new WorkflowRun(settings.steps().run().orElseThrow());
        this.auditFolder = surroundings.auditFolder(settings.auditDir());
    }

    /**
     * Runs it.
     *
     * @return how it ended
     * @throws StepRefusedException if what the run has done before forbids it; nothing was done
     * @throws edu.paws360.deploy.journal.JournalException if the journal cannot be used; nothing was run, or nothing more
     * @throws IOException if the log cannot be written; nothing was run
     * @throws InterruptedException if interrupted before anything was begun
     */
    public End toEnd() throws StepRefusedException, IOException, InterruptedException {
        Checkout checkout = surroundings.with(reading).checkout();
        DeploymentFacts facts = new DeploymentFacts(surroundings, settings, checkout);
        StepSearch search = new StepSearch(where(facts), run);
        try (Journal journal = Journal.open(auditFolder, reading.masker())) {
            RunningMark alone = alone(journal, facts);
            try (alone) {
                return run(decided(journal, facts, search));
            }
        } catch (JournalException unusable) {
            if (deployment.isEmpty()) { // which tells of its own journal itself
                tell(unusable, facts, search.found());
            }
            throw unusable;
        }
    }

    /** Without the journal nobody knows what the steps before have done; they may have changed production. */
    private void tell(JournalException unusable, DeploymentFacts facts, Optional<StepSearch.Found> found) {
        String id = found.map(StepSearch.Found::id).orElse(fresh);
        OnCallWiring onCall = OnCallWiring.of(
                settings.onCall(),
                auditFolder,
                OnCallWiring.signs(id, surroundings, new RunFiles(surroundings.output()), settings.onCall()));
        boolean touched = name == StepName.HEALTH
                || found.filter(StepSearch.Found::executed).isPresent();
        JournalLoss loss = touched
                ? JournalLoss.afterExecution(id, onCall.receivers(), reading.masker(), masked)
                : new JournalLoss(id, onCall.receivers(), reading.masker(), masked);
        loss.tell(facts::started, unusable);
    }

    /** From here to the end no other step of this run decides anything, so what is decided stays true. */
    private RunningMark alone(Journal journal, DeploymentFacts facts) throws StepRefusedException, JournalException {
        try {
            return RunningMark.set(journal.running(), run.mark(where(facts)));
        } catch (AlreadyRunningException other) {
            throw new StepRefusedException(
                    "another step of workflow run " + run.name()
                            + " is under way; let the steps of a run go one after the other",
                    other);
        }
    }

    private StepWork decided(Journal journal, DeploymentFacts facts, StepSearch search)
            throws StepRefusedException, IOException {
        look(journal, search);
        Optional<StepSearch.Found> found = search.found();
        Instant now = Instant.now();
        StepPlan plan = StepPlan.of(
                name,
                found.map(known -> known.at(now)),
                lives(journal, found),
                settings.steps().preflight());
        if (plan instanceof StepPlan.Refused refused) {
            throw new StepRefusedException(refused.why());
        }
        return work(plan, facts, found, journal);
    }

    /**
     * What is not as it was written must not be taken for a run that has done nothing. What has to be mended for that is journaled under an
     * id that is no deployment's, and signed at once: nobody knows yet which deployment the step belongs to, if to any.
     */
    private void look(Journal journal, StepSearch search) throws IOException {
        String id = DeploymentId.next(Instant.now());
        RunningMark mark = RunningMark.set(journal.running(), id);
        try (mark) {
            Optional<JournalRepaired> mended = journal.mendAndVerify(id, search);
            if (mended.isPresent()) {
                new Narrator(masked).tell(mended.get());
                sign(journal, id);
            }
        }
    }

    /** Signatures take their time to check, and so they are where something is to be signed. */
    private void sign(Journal journal, String id) throws JournalException {
        Signing signing = Signing.of(settings.audit());
        journal.mendAndVerify(id, signing.check(), own -> {});
        signing.requireGood(journal.running(), id, masked);
        signing.sign(
                new Recorder(journal, id, List.of(new Narrator(masked))),
                reading.secretNames(AuditKeys.SIGNING_KEY.key()));
    }

    private End run(StepWork work) throws IOException, InterruptedException {
        ProductionRun step = new ProductionRun(surroundings, reading, screen, work);
        deployment = Optional.of(step);
        return step.toEnd();
    }

    /**
     * What went wrong, for the page on which a CI shows the run.
     *
     * @return as {@link ProductionRun#annotations()}; nothing if the step belongs to no deployment
     */
    public List<Annotation> annotations() {
        return deployment.map(ProductionRun::annotations).orElse(List.of());
    }

    private static Destination where(DeploymentFacts facts) {
        return new Destination(facts.started().project(), facts.started().environment());
    }

    private static boolean lives(Journal journal, Optional<StepSearch.Found> found) throws IOException {
        return found.isPresent()
                && RunningMark.lives(journal.running(), found.get().id());
    }

    private StepWork work(StepPlan plan, DeploymentFacts facts, Optional<StepSearch.Found> found, Journal journal)
            throws StepRefusedException, IOException {
        if (plan instanceof StepPlan.GoOn goOn) {
            List<JournalEntry> lines = DeploymentLines.in(journal.view(), goOn.id());
            Handover before = Handover.of(lines);
            requireSame(before.started(), facts.started(), goOn.id());
            Step step = new Step(
                    name,
                    run,
                    before.started(),
                    Optional.of(before),
                    settings.steps().patience(),
                    behind());
            return new StepWork(goOn.id(), step, lines, found, new StepSearch(where(facts), run));
        }
        Step step = new Step(
                name, run, facts.started(), Optional.empty(), settings.steps().patience(), behind());
        return new StepWork(fresh, step, List.of(), found, new StepSearch(where(facts), run));
    }

    /** What the journal says of the deployment from its first line on has to be true of every step. */
    private static void requireSame(DeploymentStarted began, DeploymentStarted here, String id)
            throws StepRefusedException {
        requireSame("commit " + began.commit(), "commit " + here.commit(), id);
        requireSame("branch " + began.branch(), "branch " + here.branch(), id);
        requireSame(files(began), files(here), id);
    }

    private static void requireSame(String began, String here, String id) throws StepRefusedException {
        if (!began.equals(here)) {
            throw new StepRefusedException(
                    "deployment " + id + " began with " + began + ", and here there is " + here
                            + "; every step needs the same commit of the same branch, and nobody may change its files in between");
        }
    }

    private static String files(DeploymentStarted started) {
        return started.uncommittedChanges() ? "files that differ from the commit" : "the commit's own files";
    }

    private Map<StageName, String> behind() {
        Map<StageName, String> behind = new EnumMap<>(StageName.class);
        if (name == StepName.PREFLIGHT) {
            behind.put(StageName.EXECUTE, NOT_REACHED);
        }
        if (name != StepName.HEALTH) {
            behind.put(StageName.HEALTH, NOT_REACHED);
            behind.put(StageName.SMOKE, NOT_REACHED);
        } else if (settings.rollback().isPresent()) {
            behind.put(StageName.ROLLBACK, "deploy:health only looks; deploy:production goes back by itself");
        }
        return behind;
    }
}
