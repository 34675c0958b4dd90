package edu.paws360.deploy.wiring;

import edu.paws360.deploy.event.StepName;
import edu.paws360.deploy.pipeline.StepSearch.Found;
import edu.paws360.deploy.pipeline.StepSearch.State;
import edu.paws360.deploy.settings.PreflightStep;
import java.util.Optional;

/** What a step of a workflow run does, after what the steps before it have done. */
sealed interface StepPlan {
    /** What became of a deployment that no step went on with in time. */
    String LEFT = "was left for longer than its last step allowed (deploy.steps.patience), so it counts as abandoned";

    /** A deployment begins with it. */
    record Begin() implements StepPlan {}

    /** It goes on with a deployment. */
    record GoOn(String id) implements StepPlan {}

    /** It does nothing. */
    record Refused(String why) implements StepPlan {}

    /**
     * Decides.
     *
     * @param step the step
     * @param found the last deployment of the run, if it has one, as it stands now
     * @param lives whether a process works on that one now
     * @param preflight whether nothing is executed without a preflight before
     */
    static StepPlan of(StepName step, Optional<Found> found, boolean lives, PreflightStep preflight) {
        if (lives) {
            return new Refused("another step of this run works on deployment "
                    + found.orElseThrow().id() + "; wait for its end");
        }
        if (step == StepName.HEALTH) {
            return judge(found);
        }
        if (found.isEmpty()) {
            return begin(step, preflight);
        }
        return found.get().state() == State.HANDED_ON ? goOn(found.get()) : anew(step, found.get(), preflight);
    }

    /** A preflight that could not begin leaves nothing in the journal, and a workflow may go on in spite of it. */
    private static StepPlan begin(StepName step, PreflightStep preflight) {
        return step == StepName.EXECUTE && preflight == PreflightStep.REQUIRED
                ? new Refused(
                        "no step deploy:preflight of this run has ended well and left it a deployment to execute. See what"
                                + " became of that step; to execute without one, set deploy.steps.preflight to optional")
                : new Begin();
    }

    /** What is healthy while this run has deployed nothing, or has failed, must not look like a deployment that succeeded. */
    private static StepPlan judge(Optional<Found> found) {
        return found.filter(known -> known.state() == State.HANDED_ON && known.executed())
                .<StepPlan>map(known -> new GoOn(known.id()))
                .orElseGet(() -> new Refused(
                        found.map(known -> unjudged(known)).orElse("no step of this run has deployed anything")
                                + ". To look without any deployment, call it without deploy.steps.run"));
    }

    private static String unjudged(Found found) {
        return "deployment " + found.id() + " of this run "
                + switch (found.state()) {
                    case UNDER_WAY -> "was left by a step that did not end";
                    case HANDED_ON -> "has not executed anything";
                    case LEFT -> LEFT;
                    case SUCCEEDED -> "has succeeded already";
                    case FAILED -> "has failed";
                };
    }

    private static StepPlan goOn(Found found) {
        return found.executed()
                ? new Refused("deployment " + found.id()
                        + " of this run has executed, and nobody has looked yet whether it is healthy; deploy:health comes"
                        + " first, and ends it")
                : new GoOn(found.id());
    }

    /** After a failure nothing is executed because a workflow goes on in spite of it. */
    private static StepPlan anew(StepName step, Found found, PreflightStep preflight) {
        if (step == StepName.PREFLIGHT || found.state() == State.SUCCEEDED) {
            return begin(step, preflight);
        }
        return new Refused("deployment " + found.id() + " of this run "
                + switch (found.state()) {
                    case FAILED -> "has failed";
                    case LEFT -> LEFT;
                    default -> "was left by a step that did not end";
                }
                + "; start the job again, or a new run");
    }
}
