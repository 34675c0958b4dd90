package edu.paws360.deploy.health;

import edu.paws360.deploy.health.probe.ProbeOutcome;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Optional;

/**
 * How many more times a no is asked again, and after which wait. resilience4j's Retry counts and gives the waits; in its
 * asynchronous form it leaves the waiting to its caller, who can then clip each wait to what is left of the gate's limit,
 * by a clock of his own: in the other form it sleeps by itself and knows no limit. For one gate and one thread.
 */
final class RetryBudget {
    private static final double DOUBLED = 2.0;

    private final Retry.AsyncContext<ProbeOutcome> context;

    RetryBudget(Gate gate) {
        GatePolicy policy = gate.policy();
        // maxAttempts counts the first attempt, too.
        RetryConfig config = RetryConfig.<ProbeOutcome>custom()
                .maxAttempts(policy.retries() + 1)
                .intervalFunction(waits(policy))
                .retryOnResult(policy::countsAsNo)
                .build();
        context = Retry.of(gate.name(), config).asyncContext();
    }

    private static IntervalFunction waits(GatePolicy policy) {
        return policy.jitter() == 0
                ? IntervalFunction.ofExponentialBackoff(policy.firstBackoff(), DOUBLED)
                : IntervalFunction.ofExponentialRandomBackoff(policy.firstBackoff(), DOUBLED, policy.jitter());
    }

    /**
     * Uses up one attempt.
     *
     * @param no an outcome that counts as no
     * @return the wait before the next attempt, or nothing if this was the last one
     */
    Optional<Duration> spend(ProbeOutcome no) {
        long millis = context.onResult(no);
        return millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }
}
