package edu.paws360.deploy.preflight;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Looks, before a deployment begins, whether it can end well (spec, "Preflight Checks"). All checks run side by side and
 * all are reported. A check that throws, is over the limit, or returns nothing is unknown, which counts as failed.
 *
 * <pre>{@code
 * PreflightReport report = Preflight.builder()
 *         .inventory("infrastructure/ansible/inventories/production/hosts")
 *         .secretsRequired(List.of("DB_PASSWORD", "REDIS_PASSWORD", "API_KEY"))
 *         .build()
 *         .run();
 * }</pre>
 *
 * <p>Immutable and thread-safe, as far as the given probe, targets and own checks are.
 */
public final class Preflight {
    private static final int AT_ONCE = 16;

    private final List<Step> steps;
    private final Duration limit;
    private final UnaryOperator<String> masking;

    Preflight(List<Step> steps, Duration limit, UnaryOperator<String> masking) {
        this.steps = List.copyOf(steps);
        this.limit = limit;
        this.masking = masking;
    }

    /**
     * Begins with the spec's thresholds, this process's environment and folder, and nothing else.
     *
     * @return a builder
     */
    public static PreflightBuilder builder() {
        return new PreflightBuilder();
    }

    /**
     * A check in its place: either one to be run, or what is reported instead.
     *
     * @param name as {@code deploy.preflight.skip} spells it
     * @param check what to run, or {@code null}
     * @param instead what to report without a look, or {@code null}
     */
    record Step(String name, Check check, CheckResult instead) {
        static Step of(Check check) {
            return new Step(check.name(), check, null);
        }

        static Step without(String name, CheckStatus status, String why) {
            return new Step(name, null, CheckResult.withoutLook(name, status, why));
        }

        Optional<Check> toRun() {
            return Optional.ofNullable(check);
        }
    }

    /**
     * Runs all checks, side by side, within the limit. When it returns, what it started has ended, or has been
     * interrupted and killed; only a check that ignores interrupts can outlast it, on a daemon thread.
     *
     * @return what they saw
     * @throws InterruptedException if interrupted; the checks are interrupted then
     */
    public PreflightReport run() throws InterruptedException {
        long start = System.nanoTime();
        ExecutorService workers = Workers.atMost(AT_ONCE, "preflight");
        try {
            List<Callable<CheckResult>> looks = new ArrayList<>();
            steps.forEach(step -> step.toRun().ifPresent(check -> looks.add(check::run)));
            List<Future<CheckResult>> seen = workers.invokeAll(looks, limit.toNanos(), TimeUnit.NANOSECONDS);
            return report(seen, start);
        } finally {
            Workers.end(workers);
        }
    }

    private PreflightReport report(List<Future<CheckResult>> seen, long start) throws InterruptedException {
        List<CheckResult> results = new ArrayList<>();
        int next = 0;
        for (Step step : steps) {
            results.add(masked(step.check() == null ? step.instead() : result(step.check(), seen.get(next++), start)));
        }
        return new PreflightReport(results);
    }

    private CheckResult result(Check check, Future<CheckResult> future, long start) throws InterruptedException {
        try {
            CheckResult result = future.get();
            return result == null ? unknown(check, "returned no result", start) : result;
        } catch (CancellationException e) {
            String fault = "had no answer within " + Spoken.limit(limit) + ", the limit of all preflight checks";
            return unknown(check, fault, start);
        } catch (ExecutionException e) {
            return unknown(check, "ended with " + Wording.of(e.getCause()), start);
        }
    }

    private static CheckResult unknown(Check check, String fault, long start) {
        String detail = "the check " + fault + " (expected a result); look into it, or name " + check.name()
                + " in deploy.preflight.skip";
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return CheckResult.unknown(check.name(), check.reason(), detail, took);
    }

    private CheckResult masked(CheckResult result) {
        String detail = masking.apply(result.detail());
        return new CheckResult(result.name(), result.status(), result.reason(), detail, result.duration());
    }
}
