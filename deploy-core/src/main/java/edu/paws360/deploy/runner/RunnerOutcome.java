package edu.paws360.deploy.runner;

import java.time.Duration;
import java.time.Instant;

/** How work ended on a runner. */
public sealed interface RunnerOutcome {

    /**
     * When the runner took the work.
     *
     * @return the wall clock's time
     */
    Instant started();

    /**
     * When the runner was done with it: {@link #started()} and the time that passed by a monotonic clock.
     *
     * @return never before the start
     */
    Instant ended();

    /**
     * Whether it is certain that nothing of the command runs any more on the runner. True only if the supervisor said so, or
     * nothing was ever started, or the connection was lost and a sweep of that machine found nothing any more, or the machine
     * could not be reached again and the time has passed, by a margin, in which supervisor and watchdog over there end
     * everything without us, or GitHub said that the job is completed and that time has passed. The end of our own process for it
     * proves nothing. Without the proof no other runner may start.
     *
     * <p>Out of sight is only what left its session, lost its parents, and cleared its environment; and what a
     * command set going on other machines.
     *
     * @return true if proven
     */
    boolean provenStopped();

    /**
     * Whether the command did what it should: exit code 0, and nothing of it left at work.
     *
     * @return true for success
     */
    default boolean succeeded() {
        return this instanceof Exited exited && exited.code() == 0 && provenStopped();
    }

    /**
     * The command ended by itself.
     *
     * @param code its exit code, 0 to 255; 128 + n if signal n ended it, as a shell tells it
     */
    record Exited(int code, Instant started, Instant ended, boolean provenStopped) implements RunnerOutcome {}

    /**
     * The command was ended because it ran longer than it may.
     *
     * @param limit how long it may run
     */
    record TimedOut(Duration limit, Instant started, Instant ended, boolean provenStopped) implements RunnerOutcome {}

    /**
     * The work failed, by the word of whoever had it done, who does not tell the command's exit code.
     *
     * @param why what was seen
     */
    record Failed(String why, Instant started, Instant ended, boolean provenStopped) implements RunnerOutcome {}

    /** The command was ended, or never begun, because the calling thread was interrupted. */
    record Cancelled(Instant started, Instant ended, boolean provenStopped) implements RunnerOutcome {}

    /**
     * The command was never started.
     *
     * @param why what was seen and what to do
     */
    record NotStarted(String why, Instant started, Instant ended) implements RunnerOutcome {

        @Override
        public boolean provenStopped() {
            return true;
        }
    }

    /**
     * The command may have started, and how it ended is not known.
     *
     * @param why what was seen
     */
    record Lost(String why, Instant started, Instant ended, boolean provenStopped) implements RunnerOutcome {}
}
