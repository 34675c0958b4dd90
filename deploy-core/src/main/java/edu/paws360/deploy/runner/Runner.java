package edu.paws360.deploy.runner;

import java.util.List;

/**
 * A place where a deployment can be executed (spec, "Failover Mechanism": primary and secondary runner).
 *
 * <p>Implementations are safe for use by several threads; each call stands for itself and leaves no thread, process or
 * file behind, whatever the outcome, but those of a {@link Standby} that is not closed yet.
 */
public interface Runner {

    /**
     * Tells runners apart in logs and metrics.
     *
     * @return a name such as {@code primary}, never blank
     */
    String name();

    /**
     * Executes the work and waits until it has ended and, where that can be known, nothing of it is left.
     *
     * <p>When the command ends, what it left in its session is ended too. After exit code 0 a daemon, which made a session of its
     * own before the command ended, lives on (it should not keep the command's output open: nobody reads it any more);
     * after anything else it is ended as well, because another runner may come next.
     *
     * <p>The wait is bounded: by the work's timeout, its grace, and about a minute for starting and for the proof (and, where
     * files go along, 5 minutes for these; where a job of GitHub does the work, the time until a machine takes it, and 6 minutes for
     * the proof).
     *
     * <p>Interrupting the calling thread stops the command (TERM, the work's grace but 3 seconds at most, KILL) and still waits for
     * the proof. The outcome is then {@link RunnerOutcome.Cancelled}, and the interrupt is used up, as it is by an
     * {@link InterruptedException}, so that the caller can write the outcome down. Where the command had ended before the
     * interrupt reached it, the outcome tells that end and the thread stays interrupted. A second interrupt gives up waiting
     * for the proof: the call returns at once, with {@link RunnerOutcome#provenStopped()} false unless nothing had been
     * started, while what runs is still being ended.
     *
     * @param work what to execute
     * @param mandate by what right; the command is ended when that was not confirmed for as long as the work's heartbeat
     * @param output gets the command's output while it runs
     * @return how it ended; faults of the runner are outcomes too, not exceptions
     */
    RunnerOutcome run(Work work, Mandate mandate, OutputListener output);

    /**
     * Executes work that nobody else can do.
     *
     * @param work what to execute
     * @param output gets the command's output while it runs
     * @return as of {@link #run(Work, Mandate, OutputListener)}
     */
    default RunnerOutcome run(Work work, OutputListener output) {
        return run(work, Mandate.STANDING, output);
    }

    /**
     * The secrets that it takes to execute work here (spec, "Secrets Management": secret access is audited).
     *
     * @param ofTheWork the names of those that the work may read from its environment
     * @return the names of those that are handed on, and of those that this runner needs itself
     */
    default List<String> secretNames(List<String> ofTheWork) {
        return ofTheWork;
    }

    /**
     * Tells whether this runner could execute the work now, without starting it (spec, "Failover Triggers": primary runner
     * unreachable). Takes at most half a minute.
     *
     * @param work what would be executed
     * @return fit, or why not
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    Fitness fitness(Work work) throws InterruptedException;

    /**
     * Asks the same, and keeps what it took to ask until the work is begun with.
     *
     * @param work what is about to be executed
     * @return the answer, and the way to begin
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    default Standby standBy(Work work) throws InterruptedException {
        Fitness fitness = fitness(work);
        return fitness instanceof Fitness.Unfit unfit ? new Refusal(unfit) : new Asked(this, fitness);
    }
}
