package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ExecutionFinished;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.LastLines;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.SecretsRead;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.runner.Fitness;
import edu.paws360.deploy.runner.Runner;
import edu.paws360.deploy.runner.RunnerOutcome;
import edu.paws360.deploy.runner.Standby;
import edu.paws360.deploy.runner.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** One execution on one runner, from the look whether it is fit to the line in the journal that says how it ended. */
final class Attempt {
    private final Run run;
    private final RunnerRole role;
    private final Runner runner;
    private final Execution execution;
    private final RunnerOutput output;
    private Optional<LastPrinted> printed = Optional.empty();
    private boolean cancelled;

    Attempt(Run run, RunnerRole role, Runner runner, Execution execution, RunnerOutput output) {
        this.run = run;
        this.role = role;
        this.runner = runner;
        this.execution = execution;
        this.output = output;
    }

    /**
     * Executes. Never leaves the calling thread interrupted.
     *
     * @param stage who reads the secrets
     * @throws JournalException if something could not be recorded
     */
    Attempted make(StageName stage) throws JournalException {
        run.helm().attempting();
        try {
            return made(stage);
        } finally {
            run.helm().attempted();
        }
    }

    private Attempted made(StageName stage) throws JournalException {
        Instant began = Instant.now();
        try (Standby standby = standBy()) {
            if (cancelled || run.helm().stops()) {
                return told(new RunnerOutcome.Cancelled(began, Instant.now(), true), Duration.ZERO);
            }
            return standby.fitness() instanceof Fitness.Unfit unfit
                    ? told(new RunnerOutcome.NotStarted(unfit.why(), began, began), Duration.ZERO)
                    : execute(stage, standby);
        }
    }

    private Standby standBy() {
        Work work = execution.work();
        return leashed(() -> runner.standBy(work), fault -> Standby.refusing("it could not be asked: " + fault));
    }

    private Attempted execute(StageName stage, Standby standby) throws JournalException {
        run.record(new SecretsRead(stage.label(), runner.secretNames(execution.secretNames())));
        run.record(new ExecutionStarted(role, runner.name(), execution.inWords()));
        long began = System.nanoTime();
        Instant at = Instant.now();
        // Asked last: to look at the runner takes its time, and whoever was frozen meanwhile has seen nothing.
        if (run.fault().isPresent() || run.helm().stops()) {
            return told(new RunnerOutcome.Cancelled(at, at, true), Duration.ZERO);
        }
        run.begun();
        LastPrinted listener = new LastPrinted(output.of(runner.name()));
        printed = Optional.of(listener);
        RunnerOutcome outcome = leashed(
                () -> standby.run(work(), run.mandate(), listener),
                fault -> new RunnerOutcome.Lost("the runner broke: " + fault, at, Instant.now(), false));
        run.ended(role, outcome.provenStopped(), !(outcome instanceof RunnerOutcome.NotStarted));
        return told(outcome, Duration.ofNanos(System.nanoTime() - began));
    }

    /** What breaks has not ended well, and nothing is proven by it. */
    private <T> T leashed(Callable<T> work, Function<Throwable, T> broken) {
        Leash<T> leash = new Leash<>(work);
        run.helm().leash(leash);
        try {
            return leash.await();
        } catch (ExecutionException fault) {
            return broken.apply(fault.getCause());
        } finally {
            // An interrupt that came when the work had just ended is answered here, too.
            cancelled |= Thread.interrupted() || leash.cancelled();
        }
    }

    private Work work() {
        Work work = execution.work();
        Map<String, String> environment = new HashMap<>(work.environment());
        environment.put(
                ExecuteStage.TOKEN_VARIABLE,
                Long.toString(run.hold().orElseThrow().fencingToken()));
        environment.put(ExecuteStage.RUNNER_VARIABLE, role.label());
        return work.withEnvironment(environment);
    }

    private Attempted told(RunnerOutcome outcome, Duration took) throws JournalException {
        ExecutionTold told =
                ExecutionTold.of(outcome, execution.kind(), run.helm().whyStopped());
        run.record(new ExecutionFinished(
                role,
                runner.name(),
                outcome.started(),
                outcome.ended(),
                took,
                told.ending(),
                told.exitCode(),
                outcome.provenStopped(),
                told.detail()));
        if (!told.reason().equals(ReasonCode.OK)) {
            recordLastLines();
        }
        return new Attempted(role, runner.name(), told, outcome.provenStopped(), cancelled);
    }

    private void recordLastLines() throws JournalException {
        Optional<LastLines> last = printed.flatMap(listener -> listener.of(runner.name()));
        if (last.isPresent()) {
            run.record(last.get());
        }
    }
}
