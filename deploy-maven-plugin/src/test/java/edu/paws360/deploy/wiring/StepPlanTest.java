package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.event.StepName;
import edu.paws360.deploy.pipeline.StepSearch.Found;
import edu.paws360.deploy.pipeline.StepSearch.State;
import edu.paws360.deploy.settings.PreflightStep;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepPlanTest {
    @ParameterizedTest
    @CsvSource({
        "PREFLIGHT, HANDED_ON, false, GoOn",
        "PREFLIGHT, HANDED_ON, true,  Refused",
        "PREFLIGHT, UNDER_WAY, false, Begin",
        "PREFLIGHT, SUCCEEDED, true,  Begin",
        "PREFLIGHT, FAILED,    false, Begin",
        "EXECUTE,   HANDED_ON, false, GoOn",
        "EXECUTE,   HANDED_ON, true,  Refused",
        "PREFLIGHT, LEFT,      false, Begin",
        "PREFLIGHT, LEFT,      true,  Begin",
        "EXECUTE,   LEFT,      false, Refused",
        "HEALTH,    LEFT,      true,  Refused",
        "EXECUTE,   UNDER_WAY, false, Refused",
        "EXECUTE,   UNDER_WAY, true,  Refused",
        "EXECUTE,   SUCCEEDED, true,  Refused",
        "EXECUTE,   FAILED,    false, Refused",
        "EXECUTE,   FAILED,    true,  Refused",
        "HEALTH,    HANDED_ON, false, Refused",
        "HEALTH,    HANDED_ON, true,  GoOn",
        "HEALTH,    UNDER_WAY, true,  Refused",
        "HEALTH,    SUCCEEDED, true,  Refused",
        "HEALTH,    FAILED,    true,  Refused"
    })
    void whatAStepDoesDependsOnWhatTheRunHasDone(StepName step, State state, boolean executed, String plan) {
        StepPlan made = plan(step, Optional.of(found(state, executed)), false);

        assertThat(made.getClass().getSimpleName()).isEqualTo(plan);
    }

    @Test
    void aRunThatHasDoneNothingBeginsWithPreflight() {
        assertThat(plan(StepName.PREFLIGHT, Optional.empty(), false)).isEqualTo(new StepPlan.Begin());
        assertThat(plan(StepName.HEALTH, Optional.empty(), false))
                .isEqualTo(new StepPlan.Refused("no step of this run has deployed anything."
                        + " To look without any deployment, call it without deploy.steps.run"));
    }

    @Test
    void nothingIsExecutedBehindAPreflightThatLeftNothing() {
        assertThat(plan(StepName.EXECUTE, Optional.empty(), false))
                .isEqualTo(
                        new StepPlan.Refused(
                                "no step deploy:preflight of this run has ended well and left it a deployment to execute. See what"
                                        + " became of that step; to execute without one, set deploy.steps.preflight to optional"));
    }

    @Test
    void whoWantsNoPreflightSaysSo() {
        assertThat(StepPlan.of(StepName.EXECUTE, Optional.empty(), false, PreflightStep.OPTIONAL))
                .isEqualTo(new StepPlan.Begin());
        Optional<Found> succeeded = Optional.of(found(State.SUCCEEDED, true));
        assertThat(StepPlan.of(StepName.EXECUTE, succeeded, false, PreflightStep.OPTIONAL))
                .isEqualTo(new StepPlan.Begin());
        Optional<Found> failed = Optional.of(found(State.FAILED, false));
        assertThat(StepPlan.of(StepName.EXECUTE, failed, false, PreflightStep.OPTIONAL))
                .isInstanceOf(StepPlan.Refused.class);
    }

    @Test
    void whatWasLeftForTooLongIsNotGoneOnWith() {
        assertThat(plan(StepName.EXECUTE, Optional.of(found(State.LEFT, false)), false))
                .isEqualTo(new StepPlan.Refused(
                        "deployment d1 of this run was left for longer than its last step allowed (deploy.steps.patience), so it"
                                + " counts as abandoned; start the job again, or a new run"));
        assertThat(plan(StepName.HEALTH, Optional.of(found(State.LEFT, true)), false))
                .isEqualTo(
                        new StepPlan.Refused(
                                "deployment d1 of this run was left for longer than its last step allowed (deploy.steps.patience), so it"
                                        + " counts as abandoned. To look without any deployment, call it without deploy.steps.run"));
    }

    @Test
    void twoStepsOfARunAreNeverUnderWayAtOnce() {
        Optional<Found> found = Optional.of(found(State.UNDER_WAY, false));

        assertThat(plan(StepName.PREFLIGHT, found, true))
                .isEqualTo(new StepPlan.Refused("another step of this run works on deployment d1; wait for its end"));
        assertThat(plan(StepName.EXECUTE, found, true)).isInstanceOf(StepPlan.Refused.class);

        Optional<Found> signing = Optional.of(found(State.HANDED_ON, true));
        assertThat(plan(StepName.HEALTH, signing, true)).isInstanceOf(StepPlan.Refused.class);
    }

    private static StepPlan plan(StepName step, Optional<Found> found, boolean lives) {
        return StepPlan.of(step, found, lives, PreflightStep.REQUIRED);
    }

    private static Found found(State state, boolean executed) {
        return new Found("d1", state, executed, Optional.empty());
    }
}
