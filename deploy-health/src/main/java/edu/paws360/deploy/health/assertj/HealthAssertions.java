package edu.paws360.deploy.health.assertj;

import edu.paws360.deploy.health.GateResult;
import edu.paws360.deploy.health.HealthReport;

/** Where assertions on gates begin; to be imported statically, beside those of AssertJ. */
public final class HealthAssertions {
    private HealthAssertions() {}

    /**
     * Assertions on all gates.
     *
     * @param report what they said
     * @return the assertions
     */
    public static HealthReportAssert assertThat(HealthReport report) {
        return new HealthReportAssert(report);
    }

    /**
     * Assertions on one gate.
     *
     * @param result how it ended
     * @return the assertions
     */
    public static GateResultAssert assertThat(GateResult result) {
        return new GateResultAssert(result);
    }
}
