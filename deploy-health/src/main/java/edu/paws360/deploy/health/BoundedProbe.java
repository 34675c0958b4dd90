package edu.paws360.deploy.health;

import edu.paws360.deploy.health.probe.Deadline;
import edu.paws360.deploy.health.probe.Faults;
import edu.paws360.deploy.health.probe.Probe;
import edu.paws360.deploy.health.probe.ProbeOutcome;
import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * A probe that ends in time. Its sockets have the deadline themselves, and tell best what was missing; a resilience4j
 * TimeLimiter stands behind them for what no socket timeout covers: a name lookup, a blocked write, a TLS record that
 * comes byte by byte. However an attempt ends, its sockets are closed then, since a read does not notice an interrupt.
 */
final class BoundedProbe implements Asker {
    /** How much later than the sockets the TimeLimiter speaks, so that theirs is the message. */
    private static final Duration GRACE = Duration.ofMillis(50);

    private final Probe probe;
    private final Workers workers;

    BoundedProbe(Probe probe, Workers workers) {
        this.probe = probe;
        this.workers = workers;
    }

    @Override
    public ProbeOutcome ask(Duration limit) throws InterruptedException {
        try (Deadline deadline = Deadline.in(limit)) {
            ProbeOutcome outcome =
                    limiter(limit).executeFutureSupplier(() -> workers.submit(() -> probe.attempt(deadline)));
            return outcome == null ? new No("the probe of " + probe.target() + " gave no outcome") : outcome;
        } catch (InterruptedException e) {
            throw e;
        } catch (IOException e) {
            return Faults.outcome(probe.target(), e);
        } catch (TimeoutException e) {
            return new NotYet("no complete answer from " + probe.target() + " within " + limit.toMillis() + " ms");
        } catch (Exception e) {
            return new No("the probe of " + probe.target() + " broke: " + e);
        }
    }

    private static TimeLimiter limiter(Duration limit) {
        return TimeLimiter.of(TimeLimiterConfig.custom()
                .timeoutDuration(limit.plus(GRACE))
                .cancelRunningFuture(true)
                .build());
    }
}
