package edu.paws360.deploy.sink.github;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.github.DeploymentRecord;
import edu.paws360.deploy.github.RecordSaying.State;
import java.util.Optional;
import java.util.Set;

/**
 * A deployment, as far as a record tells it. Immutable.
 *
 * @param id the deployment
 * @param line the number of its first line
 * @param started who takes what where
 * @param run the run of a workflow that it belongs to
 * @param state how it goes; nothing as long as it has changed nothing
 * @param said one line for people
 */
record RecordedCourse(String id, long line, DeploymentStarted started, String run, Optional<State> state, String said) {
    private static final String OURS = "paws360-deploy ";

    /** After these nobody knows what runs in production. */
    private static final Set<ReasonCode> UNCLEAR = Set.of(
            ReasonCode.ABANDONED,
            ReasonCode.CANCELLED,
            ReasonCode.HOLD_LOST,
            ReasonCode.INTERNAL_ERROR,
            ReasonCode.PRIMARY_NOT_FENCED);

    static RecordedCourse begun(String id, long line, DeploymentStarted started) {
        return new RecordedCourse(id, line, started, started.workflowRunId().orElseThrow(), Optional.empty(), "");
    }

    RecordedCourse executing() {
        return state.isPresent() ? this : in(State.IN_PROGRESS, started.user() + " deploys");
    }

    RecordedCourse ended(Verdict verdict) {
        if (verdict.succeeded()) {
            return in(State.SUCCESS, verdict.message());
        }
        return in(stateAfter(verdict.reason()), verdict.reason() + ": " + verdict.message());
    }

    RecordedCourse abandoned() {
        return in(State.ERROR, "abandoned: its process is gone and left no verdict");
    }

    private static State stateAfter(ReasonCode reason) {
        return UNCLEAR.contains(reason) ? State.ERROR : State.FAILURE;
    }

    private RecordedCourse in(State next, String what) {
        return new RecordedCourse(id, line, started, run, Optional.of(next), what);
    }

    boolean isOpen() {
        return state.filter(now -> now != State.IN_PROGRESS).isEmpty();
    }

    /** What its record says of it. */
    String description() {
        return mark() + " of " + started.project();
    }

    /** Whether a record is its own: an answer that was lost must not lead to a second one. */
    boolean isIn(DeploymentRecord record) {
        // Without the project, as an earlier version wrote it.
        return record.description().equals(mark()) || record.description().startsWith(mark() + " of ");
    }

    private String mark() {
        return OURS + id;
    }

    /** Whether a record is one of ours, of whichever deployment. */
    static boolean isMark(String description) {
        return description.startsWith(OURS);
    }
}
