package edu.paws360.deploy.pipeline;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.DryRunCompleted;
import edu.paws360.deploy.event.DryRunStarted;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Goes through the stages of a deployment without one: no queue is held, no verdict on a deployment is given, nothing is noted
 * to be live. As in a deployment, the first stage that fails ends it.
 */
public final class DryRun {
    private static final String NOTHING = "dry run, nothing was deployed: ";

    private final List<Stage> stages;
    private final Recorder recorder;
    private final List<String> notDelivered;

    /**
     * A dry run.
     *
     * @param stages what is looked at, and what is only told, in this order; none of them changes anything
     * @param recorder where it is recorded: not where deployments are
     * @param notDelivered the sinks that a deployment would have told
     */
    public DryRun(List<Stage> stages, Recorder recorder, List<String> notDelivered) {
        this.stages = List.copyOf(stages);
        this.recorder = recorder;
        this.notDelivered = List.copyOf(notDelivered);
    }

    /**
     * Runs it.
     *
     * @param plan the deployment that is not made
     * @return whether anything stands in its way, as the journal has it: without secrets
     * @throws JournalException if something could not be recorded; then nothing more was done
     */
    public Verdict run(DeploymentStarted plan) throws JournalException {
        long began = System.nanoTime();
        Run run = new Run(recorder, Optional.of("a dry run executes nothing"));
        run.record(new DryRunStarted(plan));
        Course course = Pipeline.runAll(stages, run);
        Verdict verdict = Verdicts.of(course, Optional.empty(), run, Duration.ofNanos(System.nanoTime() - began));
        DryRunCompleted completed =
                (DryRunCompleted) recorder.record(new DryRunCompleted(ofADryRun(verdict), notDelivered))
                        .event();
        if (verdict.reason().equals(ReasonCode.CANCELLED)) {
            Thread.interrupted(); // whoever asked again has the answer
        }
        return completed.verdict();
    }

    private static Verdict ofADryRun(Verdict verdict) {
        String advice = verdict.reason().equals(ReasonCode.CANCELLED) ? "Start the dry run again." : verdict.advice();
        return new Verdict(
                verdict.outcome(), verdict.reason(), NOTHING + verdict.message(), advice, verdict.duration());
    }
}
