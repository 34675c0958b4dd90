package edu.paws360.deploy.health;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.health.probe.ProbeOutcome;
import edu.paws360.deploy.health.probe.ProbeOutcome.Delay;
import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import edu.paws360.deploy.health.probe.ProbeOutcome.Objection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One gate from its first attempt to its end. Not yet is polled and costs nothing but time; a no costs a retry, and a not
 * yet between two of them gives none back. No attempt begins at or after the limit. For one thread.
 */
final class GateRun {
    private static final Duration EAGER_FOR = Duration.ofMinutes(1);
    private static final Duration EAGER = Duration.ofMillis(200);
    private static final Duration PATIENT = Duration.ofSeconds(1);

    private final Gate gate;
    private final Asker asker;
    private final HealthListener listener;
    private final Pace pace;
    private final RetryBudget budget;
    private final List<Attempt> attempts = new ArrayList<>();
    private final long begin;

    GateRun(Gate gate, Asker asker, HealthListener listener, Pace pace) {
        this.gate = gate;
        this.asker = asker;
        this.listener = listener;
        this.pace = pace;
        this.budget = new RetryBudget(gate);
        this.begin = pace.nanoTime();
    }

    GateResult run() throws InterruptedException {
        ReasonCode reason = untilDecided();
        GateResult result = new GateResult(gate.name(), reason, attempts, elapsed());
        listener.finished(gate, result);
        return result;
    }

    private ReasonCode untilDecided() throws InterruptedException {
        Duration left = gate.policy().timeout();
        while (left.compareTo(Duration.ZERO) > 0) {
            ProbeOutcome outcome = ask(shorter(gate.policy().attemptTimeout(), left));
            if (outcome instanceof Healthy) {
                return ReasonCode.OK;
            }
            Optional<Duration> wait = waitAfter(outcome);
            if (wait.isEmpty()) {
                return refused(outcome);
            }
            pace.sleep(shorter(wait.get(), left()));
            left = left();
        }
        return late(attempts.get(attempts.size() - 1).outcome());
    }

    private static ReasonCode refused(ProbeOutcome last) {
        boolean denied = last instanceof No no && no.cause() == Objection.ACCESS_DENIED;
        return denied ? ReasonCode.GATE_ACCESS_DENIED : ReasonCode.GATE_FAILED;
    }

    private static ReasonCode late(ProbeOutcome last) {
        boolean old = last instanceof NotYet notYet && notYet.cause() == Delay.OLD_VERSION;
        return old ? ReasonCode.GATE_OLD_VERSION : ReasonCode.GATE_TIMEOUT;
    }

    private ProbeOutcome ask(Duration limit) throws InterruptedException {
        Duration offset = elapsed();
        ProbeOutcome outcome = asker.ask(limit);
        Attempt attempt = new Attempt(attempts.size() + 1, offset, elapsed().minus(offset), outcome);
        attempts.add(attempt);
        listener.attempt(gate, attempt);
        return outcome;
    }

    private Optional<Duration> waitAfter(ProbeOutcome outcome) {
        if (gate.policy().countsAsNo(outcome)) {
            return budget.spend(outcome);
        }
        return Optional.of(elapsed().compareTo(EAGER_FOR) < 0 ? EAGER : PATIENT);
    }

    private Duration elapsed() {
        return Duration.ofNanos(pace.nanoTime() - begin);
    }

    private Duration left() {
        Duration left = gate.policy().timeout().minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
