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
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * One gate from its first attempt to its end. Not yet is polled and costs nothing but time; a no costs a retry, and a not
 * yet between two of them gives none back. No attempt begins at or after the limit. Run by one thread; {@link #cut} may be
 * called by another once that one is no longer wanted.
 */
final class GateRun {
    private static final Duration EAGER_FOR = Duration.ofMinutes(1);
    private static final Duration EAGER = Duration.ofMillis(200);
    private static final Duration PATIENT = Duration.ofSeconds(1);

    private final Gate gate;
    private final GatePolicy policy;
    private final Asker asker;
    private final HealthListener listener;
    private final Pace pace;
    private final RetryBudget budget;
    private final List<Attempt> attempts = Collections.synchronizedList(new ArrayList<>());
    private final long begin;
    private String note = "";

    GateRun(Gate gate, Asker asker, HealthListener listener, Pace pace) {
        this.gate = gate;
        this.policy = gate.policy();
        this.asker = asker;
        this.listener = listener;
        this.pace = pace;
        this.budget = new RetryBudget(gate);
        this.begin = pace.nanoTime();
    }

    GateResult run() throws InterruptedException {
        ReasonCode reason = untilDecided();
        if (reason.equals(ReasonCode.OK) && policy.soak().isPresent()) {
            reason = soaked(policy.soak().get());
        }
        return finished(reason, note);
    }

    /** The result of a gate that was not asked to its end. */
    GateResult cut(String why) {
        return finished(ReasonCode.CANCELLED, why);
    }

    private GateResult finished(ReasonCode reason, String because) {
        GateResult result = new GateResult(gate.name(), reason, List.copyOf(attempts), elapsed(), because);
        listener.finished(gate, result);
        return result;
    }

    private ReasonCode untilDecided() throws InterruptedException {
        int inARow = 0;
        ProbeOutcome outcome = null;
        for (Duration left = policy.timeout(); !left.isZero(); left = left()) {
            outcome = telling(outcome, ask(shorter(policy.attemptTimeout(), left)), left);
            inARow = outcome instanceof Healthy ? inARow + 1 : 0;
            if (inARow == policy.successes()) {
                return ReasonCode.OK;
            }
            Optional<Duration> wait = waitAfter(outcome);
            if (wait.isEmpty()) {
                return refused(outcome);
            }
            pace.sleep(shorter(wait.get(), left()));
        }
        if (inARow > 0) {
            note = inARow + " healthy in a row, expected " + policy.successes();
        }
        return late(outcome);
    }

    /**
     * An attempt for which hardly any time was left, and which the gate's end cut off, does not say that the old version has
     * stopped answering.
     */
    private ProbeOutcome telling(ProbeOutcome before, ProbeOutcome outcome, Duration given) {
        boolean cutOff = given.compareTo(policy.attemptTimeout()) < 0 && left().isZero();
        return cutOff && isOld(before) && outcome instanceof NotYet ? before : outcome;
    }

    private static ReasonCode refused(ProbeOutcome last) {
        boolean denied = last instanceof No no && no.cause() == Objection.ACCESS_DENIED;
        return denied ? ReasonCode.GATE_ACCESS_DENIED : ReasonCode.GATE_FAILED;
    }

    private static ReasonCode late(ProbeOutcome last) {
        return isOld(last) ? ReasonCode.GATE_OLD_VERSION : ReasonCode.GATE_TIMEOUT;
    }

    private static boolean isOld(ProbeOutcome outcome) {
        return outcome instanceof NotYet notYet && notYet.cause() == Delay.OLD_VERSION;
    }

    /** Asks on until the soak is over, or until it cannot be passed any more. Its last attempt may reach beyond its end. */
    private ReasonCode soaked(Soak soak) throws InterruptedException {
        Duration end = elapsed().plus(soak.duration());
        long asked = 0;
        long failed = 0;
        Duration left = soak.duration();
        do {
            pace.sleep(shorter(soak.interval(), left));
            failed += ask(policy.attemptTimeout()) instanceof Healthy ? 0 : 1;
            asked++;
            left = end.minus(elapsed());
        } while (left.compareTo(Duration.ZERO) > 0 && !soak.isTooMany(failed, asked + attemptsIn(left, soak)));
        note = soak.text(failed, asked);
        return soak.isTooMany(failed, asked) ? ReasonCode.GATE_UNSTABLE : ReasonCode.OK;
    }

    private static long attemptsIn(Duration left, Soak soak) {
        return left.dividedBy(soak.interval()) + 1;
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
        if (policy.countsAsNo(outcome)) {
            return budget.spend(outcome);
        }
        return Optional.of(elapsed().compareTo(EAGER_FOR) < 0 ? EAGER : PATIENT);
    }

    private Duration elapsed() {
        return Duration.ofNanos(pace.nanoTime() - begin);
    }

    private Duration left() {
        Duration left = policy.timeout().minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
