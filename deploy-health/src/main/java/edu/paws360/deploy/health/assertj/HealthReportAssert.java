package edu.paws360.deploy.health.assertj;

import edu.paws360.deploy.health.GateResult;
import edu.paws360.deploy.health.HealthReport;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions on all gates. A failure shows every attempt of every gate. */
public final class HealthReportAssert extends AbstractAssert<HealthReportAssert, HealthReport> {
    HealthReportAssert(HealthReport actual) {
        super(actual, HealthReportAssert.class);
    }

    /**
     * Every gate is healthy.
     *
     * @return these assertions
     */
    public HealthReportAssert isHealthy() {
        isNotNull();
        if (!actual.healthy()) {
            failWithMessage("Expected every gate to be healthy, but not healthy: %s%n%s", failed(), actual);
        }
        return this;
    }

    /**
     * At least one gate is not healthy.
     *
     * @return these assertions
     */
    public HealthReportAssert isNotHealthy() {
        isNotNull();
        if (actual.healthy()) {
            failWithMessage("Expected a gate that is not healthy, but all are:%n%s", actual);
        }
        return this;
    }

    /**
     * Goes on with one gate.
     *
     * @param name its name
     * @return assertions on its result
     */
    public GateResultAssert gate(String name) {
        isNotNull();
        if (actual.results().stream().noneMatch(result -> result.name().equals(name))) {
            failWithMessage("Expected a gate %s, but there are:%n%s", name, actual);
        }
        return new GateResultAssert(actual.gate(name));
    }

    private List<String> failed() {
        return actual.results().stream()
                .filter(result -> !result.healthy())
                .map(GateResult::name)
                .toList();
    }
}
