package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.event.StepName;
import edu.paws360.deploy.pipeline.StepSearch.Found;
import edu.paws360.deploy.pipeline.StepSearch.State;
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
        "EXECUTE,   SUCCEEDED, true,  Begin",
        "EXECUTE,   FAILED,    false, Refused",
        "EXECUTE,   FAILED,    true,  Refused",
        "HEALTH,    HANDED_ON, false, Refused",
        "HEALTH,    HANDED_ON, true,  GoOn",
        "HEALTH,    UNDER_WAY, true,  Refused",
        "HEALTH,    SUCCEEDED, true,  Refused",
        "HEALTH,    FAILED,    true,  Refused"
    })
    void whatAStepDoesDependsOnWhatTheRunHasDone(StepName step, State state, boolean executed, String plan) {
        StepPlan made = StepPlan.of(step, Optional.of(new Found("d1", state, executed)), false);

        assertThat(made.getClass().getSimpleName()).isEqualTo(plan);
    }

    @Test
    void aRunThatHasDoneNothingBeginsWithPreflightOrWithExecution() {
        assertThat(StepPlan.of(StepName.PREFLIGHT, Optional.empty(), false)).isEqualTo(new StepPlan.Begin());
        assertThat(StepPlan.of(StepName.EXECUTE, Optional.empty(), false)).isEqualTo(new StepPlan.Begin());
        assertThat(StepPlan.of(StepName.HEALTH, Optional.empty(), false))
                .isEqualTo(new StepPlan.Refused("no step of this run has deployed anything."
                        + " To look without any deployment, call it without deploy.steps.run"));
    }

    @Test
    void twoStepsOfARunAreNeverUnderWayAtOnce() {
        Optional<Found> found = Optional.of(new Found("d1", State.UNDER_WAY, false));

        assertThat(StepPlan.of(StepName.PREFLIGHT, found, true))
                .isEqualTo(new StepPlan.Refused("another step of this run works on deployment d1; wait for its end"));
        assertThat(StepPlan.of(StepName.EXECUTE, found, true)).isInstanceOf(StepPlan.Refused.class);

        Optional<Found> signing = Optional.of(new Found("d1", State.HANDED_ON, true));
        assertThat(StepPlan.of(StepName.HEALTH, signing, true)).isInstanceOf(StepPlan.Refused.class);
    }
}
