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
        StepPlan made = plan(step, Optional.of(new Found("d1", state, executed)), false);

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
                .isEqualTo(new StepPlan.Refused(
                        "no step deploy:preflight of this run has ended well and left it a deployment to execute. See what"
                                + " became of that step; to execute without one, set deploy.steps.preflight to optional"));
    }

    @Test
    void whoWantsNoPreflightSaysSo() {
        assertThat(StepPlan.of(StepName.EXECUTE, Optional.empty(), false, PreflightStep.OPTIONAL))
                .isEqualTo(new StepPlan.Begin());
        Optional<Found> succeeded = Optional.of(new Found("d1", State.SUCCEEDED, true));
        assertThat(StepPlan.of(StepName.EXECUTE, succeeded, false, PreflightStep.OPTIONAL))
                .isEqualTo(new StepPlan.Begin());
        Optional<Found> failed = Optional.of(new Found("d1", State.FAILED, false));
        assertThat(StepPlan.of(StepName.EXECUTE, failed, false, PreflightStep.OPTIONAL))
                .isInstanceOf(StepPlan.Refused.class);
    }

    @Test
    void twoStepsOfARunAreNeverUnderWayAtOnce() {
        Optional<Found> found = Optional.of(new Found("d1", State.UNDER_WAY, false));

        assertThat(plan(StepName.PREFLIGHT, found, true))
                .isEqualTo(new StepPlan.Refused("another step of this run works on deployment d1; wait for its end"));
        assertThat(plan(StepName.EXECUTE, found, true)).isInstanceOf(StepPlan.Refused.class);

        Optional<Found> signing = Optional.of(new Found("d1", State.HANDED_ON, true));
        assertThat(plan(StepName.HEALTH, signing, true)).isInstanceOf(StepPlan.Refused.class);
    }

    private static StepPlan plan(StepName step, Optional<Found> found, boolean lives) {
        return StepPlan.of(step, found, lives, PreflightStep.REQUIRED);
    }
}
