package edu.paws360.deploy.health;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps that run one after another once the gates are healthy (spec, "Service-Specific Smoke Tests"). The first that
 * fails ends the run. Immutable; may be run more than once.
 */
public final class SmokeTests {
    private final List<SmokeStep> steps;
    private final HealthListener listener;
    private final Pace pace;

    SmokeTests(List<SmokeStep> steps, HealthListener listener, Pace pace) {
        this.steps = List.copyOf(steps);
        this.listener = listener;
        this.pace = pace;
        HealthGates.requireNames(
                "smoke test", this.steps.stream().map(SmokeStep::gate).toList());
    }

    /**
     * These steps.
     *
     * @param steps at least one, each name once, in the order to run them
     * @return the smoke tests, not yet run
     * @throws IllegalArgumentException if there is none, or two have the same name
     */
    public static SmokeTests of(List<SmokeStep> steps) {
        return new SmokeTests(steps, HealthListener.NONE, Pace.SYSTEM);
    }

    /**
     * The same steps with somebody who hears how they get on.
     *
     * @param other the listener; a step is a gate to it
     * @return new smoke tests
     */
    public SmokeTests listener(HealthListener other) {
        return new SmokeTests(steps, other, pace);
    }

    /**
     * Runs the steps in turn.
     *
     * @return a check for each step, in their order: passed, failed with {@code smoke_access_denied} or
     *     {@code smoke_failed}, or not executed; the details may hold the beginning of answers, so they have to be masked
     * @throws InterruptedException if the thread is interrupted; no further step is run then
     */
    public List<CheckResult> run() throws InterruptedException {
        List<CheckResult> checks = new ArrayList<>();
        String failed = "";
        for (SmokeStep step : steps) {
            CheckResult check = failed.isEmpty() ? run(step) : notExecuted(step, failed);
            checks.add(check);
            failed = check.status().blocks() ? step.name() : failed;
        }
        return List.copyOf(checks);
    }

    private CheckResult run(SmokeStep step) throws InterruptedException {
        HealthReport report = new HealthGates(List.of(step.gate()), listener, pace).await();
        return report.results().get(0).toSmokeCheck();
    }

    private static CheckResult notExecuted(SmokeStep step, String failed) {
        return CheckResult.withoutLook(
                step.name(), CheckStatus.NOT_EXECUTED, "not executed, because " + failed + " failed before it");
    }
}
