package edu.paws360.deploy.health;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.secret.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Steps that run one after another once the gates are healthy (spec, "Service-Specific Smoke Tests"). The first that
 * fails ends the run. What a step {@linkplain HttpGate#capture captures} can be used by those after it. Immutable; may be run more
 * than once.
 */
public final class SmokeTests {
    private final List<SmokeStep> steps;
    private final HealthListener listener;
    private final Pace pace;
    private final UnaryOperator<String> mask;

    SmokeTests(List<SmokeStep> steps, HealthListener listener, Pace pace) {
        this(steps, listener, pace, text -> text);
    }

    private SmokeTests(List<SmokeStep> steps, HealthListener listener, Pace pace, UnaryOperator<String> mask) {
        this.steps = List.copyOf(steps);
        this.listener = listener;
        this.pace = pace;
        this.mask = mask;
        HealthGates.requireNames(
                "smoke test", this.steps.stream().map(SmokeStep::gate).toList());
        requireCaptured();
    }

    private void requireCaptured() {
        Set<String> known = new HashSet<>();
        for (SmokeStep step : steps) {
            for (String name : step.placeholders()) {
                if (!known.contains(name)) {
                    throw new IllegalArgumentException(
                            "Smoke test " + step.name() + " uses {{" + name + "}}, which no step before it captures.");
                }
            }
            known.addAll(step.captures());
        }
    }

    /**
     * These steps.
     *
     * @param steps at least one, each name once, in the order to run them
     * @return the smoke tests, not yet run
     * @throws IllegalArgumentException if there is none, two have the same name, or one uses what none before it captures
     */
    public static SmokeTests of(List<SmokeStep> steps) {
        return new SmokeTests(steps, HealthListener.NONE, Pace.SYSTEM);
    }

    /**
     * These steps.
     *
     * @param steps at least one, each name once, in the order to run them
     * @return the smoke tests, not yet run
     * @throws IllegalArgumentException as above
     */
    public static SmokeTests of(Gate... steps) {
        return of(Stream.of(steps).map(SmokeStep::new).toList());
    }

    /**
     * The same steps with somebody who hears how they get on.
     *
     * @param other the listener; a step is a gate to it
     * @return new smoke tests
     */
    public SmokeTests listener(HealthListener other) {
        return new SmokeTests(steps, other, pace, mask);
    }

    /**
     * The same steps with more secrets that must not be seen. What the steps themselves are given as passwords and tokens, and
     * what they capture, is masked without this.
     *
     * @param other replaces secrets
     * @return new smoke tests
     */
    public SmokeTests mask(UnaryOperator<String> other) {
        return new SmokeTests(steps, listener, pace, text -> mask.apply(other.apply(text)));
    }

    /**
     * Runs the steps in turn.
     *
     * @return a check for each step, in their order: passed, failed with {@code smoke_access_denied} or
     *     {@code smoke_failed}, or not executed
     * @throws InterruptedException if the thread is interrupted; no further step is run then
     */
    public List<CheckResult> run() throws InterruptedException {
        List<CheckResult> checks = new ArrayList<>();
        Map<String, String> captured = new HashMap<>();
        String failed = "";
        for (SmokeStep step : steps) {
            CheckResult check = failed.isEmpty() ? run(step, captured) : notExecuted(step, failed);
            checks.add(check);
            failed = check.status().blocks() ? step.name() : failed;
        }
        return List.copyOf(checks);
    }

    private CheckResult run(SmokeStep step, Map<String, String> captured) throws InterruptedException {
        Gate gate;
        try {
            gate = step.filled(captured);
        } catch (IllegalArgumentException e) {
            return CheckResult.failed(step.name(), ReasonCode.SMOKE_FAILED, e.getMessage(), Duration.ZERO);
        }
        GateResult result = new HealthGates(List.of(gate), listener, pace)
                .mask(mask)
                .mask(masker(captured))
                .await()
                .results()
                .get(0);
        result.last()
                .filter(Healthy.class::isInstance)
                .ifPresent(outcome -> captured.putAll(((Healthy) outcome).captured()));
        return result.toSmokeCheck();
    }

    private static UnaryOperator<String> masker(Map<String, String> captured) {
        return Masker.of(captured.entrySet().stream()
                .map(each -> new Secret(each.getKey(), each.getValue()))
                .toList());
    }

    private static CheckResult notExecuted(SmokeStep step, String failed) {
        return CheckResult.withoutLook(
                step.name(), CheckStatus.NOT_EXECUTED, "not executed, because " + failed + " failed before it");
    }
}
