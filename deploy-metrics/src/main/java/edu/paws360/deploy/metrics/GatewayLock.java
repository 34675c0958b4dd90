package edu.paws360.deploy.metrics;

import edu.paws360.deploy.check.Spoken;
import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.http.UnconfirmedException;
import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One at a time among all who count into a gateway, which has neither locks nor conditions: Lamport's bakery. Everybody has a
 * register of its own, a group that nobody else writes; draws a number above all that it sees; and waits for those who are
 * still choosing, and for lower numbers. A register counts for a term after it was pushed, by the gateway's own clock, and
 * its owner believes in it for a little less; so one who died keeps the others waiting for a term at most. What is written
 * into a register has to be there while what stood there before still counts: whoever hears of it later has lost it, because
 * the others may have passed a register that was over. A name is used once, so that an old register may be removed by anybody.
 * Not thread-safe.
 */
final class GatewayLock implements Closeable {
    /** The job under which registers are pushed. */
    static final String JOB = PushgatewaySink.JOB + "-lock";

    /** The metric that a register consists of. */
    static final String METRIC = "deployment_totals_lock";

    /** Shorter than all sinks may take, so that who died costs nobody his delivery. */
    static final Duration TERM = Duration.ofSeconds(5);

    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Gateway gateway;
    private final GatewayWire wire;
    private final Duration term;
    private final Countdown time;
    private GatewayGroup own;
    private long number;
    private Countdown belief;
    private GatewayClock clock;
    private boolean written;
    private boolean waiting;

    private GatewayLock(Gateway gateway, Duration term, Countdown time) {
        this.gateway = gateway;
        this.wire = new GatewayWire(gateway);
        this.term = term;
        this.time = time;
        begin();
    }

    /**
     * Waits until nobody else counts.
     *
     * @throws IOException if the gateway cannot be asked, or the time is over
     */
    static GatewayLock take(Gateway gateway, Duration term, Countdown time) throws IOException, InterruptedException {
        GatewayLock lock = new GatewayLock(gateway, term, time);
        try {
            while (!lock.isTaken()) {
                lock.begin();
            }
            return lock;
        } catch (IOException | InterruptedException | RuntimeException e) {
            lock.close();
            if (e instanceof IOException && lock.wasKeptWaiting()) {
                throw lock.busy();
            }
            throw e;
        }
    }

    /** Whatever was asked last when the time was over, it is the others that took it. */
    private boolean wasKeptWaiting() {
        return waiting && time.left().isZero();
    }

    private void begin() {
        own = new GatewayGroup(JOB, UUID.randomUUID().toString());
        number = 0;
        written = false;
        belief = Countdown.of(Duration.ZERO);
        clock = new GatewayClock();
    }

    /** False if the register grew old meanwhile: it is left to others to remove, and a new one begun. */
    private boolean isTaken() throws IOException, InterruptedException {
        if (!isWritten(0, time)) {
            return false;
        }
        Map<String, Register> seen = look();
        if (seen.isEmpty() || !isRewritten(1 + highest(seen))) {
            return false;
        }
        for (seen = look(); !seen.isEmpty(); seen = look()) {
            if (isFirst(seen)) {
                sweep(seen);
                return true;
            }
            waiting = true;
            pause();
            if (isShort() && !isRewritten(number)) {
                return false;
            }
        }
        return false;
    }

    private static long highest(Map<String, Register> seen) {
        return seen.values().stream().mapToLong(Register::number).max().orElse(0);
    }

    private boolean isShort() {
        return belief.left().compareTo(term.dividedBy(2)) < 0;
    }

    /** False if it is not there, as far as is known, while what was written before counts. */
    private boolean isRewritten(long drawn) throws UnconfirmedException, InterruptedException {
        Countdown before = belief;
        try {
            return isWritten(drawn, shorter(before, time));
        } catch (UnconfirmedException unclear) {
            if (before.left().isZero()) {
                return false;
            }
            throw unclear;
        }
    }

    private static Countdown shorter(Countdown one, Countdown other) {
        Duration left = one.left();
        return Countdown.of(left.compareTo(other.left()) < 0 ? left : other.left());
    }

    /** False if the answer came too late. */
    private boolean isWritten(long drawn, Countdown within) throws UnconfirmedException, InterruptedException {
        Countdown since = Countdown.of(term);
        MetricFamilySamples register = new MetricFamilySamples(
                METRIC,
                Collector.Type.GAUGE,
                "The number of one who counts into this gateway; 0 while choosing.",
                List.of(new MetricFamilySamples.Sample(METRIC, List.of(), List.of(), drawn)));
        wire.put(own, TotalsCollector.text(List.of(register)), within);
        written = true;
        if (within.left().isZero()) {
            return false;
        }
        number = drawn;
        belief = since;
        return true;
    }

    /** All registers, once the own one is among them as it was written last; none if it grew old before. */
    private Map<String, Register> look() throws IOException, InterruptedException {
        while (!belief.left().isZero()) {
            Map<String, Register> seen = registers();
            Register mine = seen.get(own.instance());
            if (mine != null && mine.number() == number) {
                clock.isAtLeast(mine.pushed());
                return seen;
            }
            pause();
        }
        return Map.of();
    }

    private Map<String, Register> registers() throws IOException, InterruptedException {
        GatewayReader answer = read();
        try {
            return answer.registers();
        } catch (IllegalArgumentException strange) {
            throw senseless(strange);
        }
    }

    /** What the gateway holds now. */
    GatewayReader read() throws IOException, InterruptedException {
        String answer = wire.groups(time);
        try {
            return new GatewayReader(answer);
        } catch (IllegalArgumentException strange) {
            throw senseless(strange);
        }
    }

    private IOException senseless(IllegalArgumentException strange) {
        return new IOException(
                "The answer of the Pushgateway at " + gateway.address() + " to /api/v1/metrics makes no sense: "
                        + strange.getMessage() + ". See deploy.metrics.pushgateway.",
                strange);
    }

    private boolean isFirst(Map<String, Register> seen) {
        Register mine = seen.get(own.instance());
        return seen.values().stream()
                .filter(other -> !other.name().equals(mine.name()))
                .filter(other -> !isOver(other))
                .allMatch(other -> other.number() > 0 && mine.isBefore(other));
    }

    private boolean isOver(Register other) {
        return clock.isBeyond(other.pushed().plus(term));
    }

    /** As many as can be removed in a moment; the next ones who count remove the others. */
    private void sweep(Map<String, Register> seen) throws InterruptedException {
        Countdown moment = Countdown.of(FAREWELL);
        for (Register left : seen.values().stream().filter(this::isOver).toList()) {
            if (!moment.left().isZero() && !left.name().equals(own.instance())) {
                remove(new GatewayGroup(JOB, left.name()), moment);
            }
        }
    }

    /**
     * How long the lock can be believed in from now on, renewed if that is short.
     *
     * @throws IOException if it was lost, or cannot be renewed
     */
    Countdown hold() throws IOException, InterruptedException {
        if (belief.left().isZero() || (isShort() && !isRewritten(number))) {
            throw slow();
        }
        Countdown held = shorter(belief, time);
        if (held.left().isZero()) {
            throw slow();
        }
        return held;
    }

    /** How long the lock can be believed in if nobody renews it. */
    Duration belief() {
        return belief.left();
    }

    private void pause() throws IOException, InterruptedException {
        if (time.left().isZero()) {
            throw busy();
        }
        Thread.sleep(ThreadLocalRandom.current().nextLong(10, 40));
    }

    /** Waits a little before another attempt. */
    void rest(int attempt) throws InterruptedException {
        Duration wanted = PAUSE.multipliedBy(attempt);
        Thread.sleep(Math.min(wanted.toMillis(), time.left().toMillis()));
    }

    private IOException slow() {
        return new IOException(
                "The Pushgateway at " + gateway.address() + " took too long to answer, so that others may count"
                        + " by now. What is not counted stays in the journal, and its next run counts it.");
    }

    private IOException busy() {
        return new IOException("Others counted into the Pushgateway at " + gateway.address() + " for more than "
                + Spoken.of(time.limit())
                + ", expected a moment. What is not counted stays in the journal, and its next run"
                + " counts it; look for the groups of the job " + JOB + ".");
    }

    /** Lets others in. What cannot be removed grows old. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            if (written) {
                remove(own, Countdown.of(FAREWELL));
            }
        } catch (InterruptedException again) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void remove(GatewayGroup register, Countdown within) throws InterruptedException {
        try {
            wire.delete(register, within);
        } catch (UnconfirmedException itGrowsOld) {
            // Nothing hangs on it but the others' patience.
        }
    }
}
