package edu.paws360.deploy.queue.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.queue.Loss;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final Duration SETTLE = Duration.ofSeconds(13);
    private static final Instant LEASE_END = Instant.EPOCH;
    private static final UUID HOLDER = UUID.randomUUID();
    private static final UUID WAITER = UUID.randomUUID();

    private final AtomicLong now = new AtomicLong();
    private final Judgement judgement = new Judgement(now::get);

    private static Seat holder(Instant until, boolean silent, boolean free) {
        return new Seat(1, HOLDER, 7, until, silent, free, SETTLE, 0, Optional.empty());
    }

    private static Seat waiter(boolean silent, boolean free, Duration settle) {
        return new Seat(2, WAITER, 0, LEASE_END, silent, free, settle, 0, Optional.empty());
    }

    private Sight look(long epoch, Seat... seats) {
        Sight sight = new Sight(3, List.of(seats), 0, Optional.empty());
        judgement.note(sight, epoch);
        return sight;
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void takesNothingFromWhoIsThere() {
        Seat there = holder(LEASE_END, false, false);
        look(0, there);
        pass(SETTLE.multipliedBy(10));
        assertThat(judgement.isTurn(look(0, there))).isFalse();
        assertThat(judgement.untilTurn(look(0, there))).isEmpty();
    }

    @Test
    void takesProductionOnceALeaseWasSeenOverForTheTimeToSettle() {
        Seat silent = holder(LEASE_END, true, false);
        assertThat(judgement.untilTurn(look(0, silent))).contains(SETTLE);
        pass(SETTLE.minusNanos(1));
        assertThat(judgement.isTurn(look(0, silent))).isFalse();
        assertThat(judgement.untilTurn(look(0, silent))).contains(Duration.ofNanos(1));
        pass(Duration.ofNanos(1));
        assertThat(judgement.isTurn(look(0, silent))).isTrue();
        assertThat(judgement.untilTurn(look(0, silent))).isEmpty();
        assertThat(judgement.lossOf(silent)).contains(Loss.LEASE_RAN_OUT);
    }

    @Test
    void takesProductionOnceALockWasSeenFreeForTheTimeToSettle() {
        Seat gone = holder(LEASE_END, false, true);
        look(0, gone);
        pass(SETTLE);
        assertThat(judgement.isTurn(look(0, gone))).isTrue();
        assertThat(judgement.lossOf(gone)).contains(Loss.PROCESS_GONE);
    }

    @Test
    void countsOnWhenTheLeaseOfOneThatIsGoneRunsOut() {
        look(0, holder(LEASE_END, false, true));
        pass(SETTLE);
        Seat both = holder(LEASE_END, true, true);
        assertThat(judgement.isTurn(look(0, both))).isTrue();
        assertThat(judgement.lossOf(both)).contains(Loss.PROCESS_GONE);
    }

    @Test
    void countsAnewWhenTheLeaseWasRenewedBetweenTwoLooks() {
        look(0, holder(LEASE_END, false, true));
        pass(SETTLE);
        assertThat(judgement.isTurn(look(0, holder(LEASE_END.plusMillis(1), false, true))))
                .isFalse();
    }

    @Test
    void countsAnewWhenTheClockWasSetBack() {
        look(0, holder(LEASE_END, true, false));
        look(0, holder(LEASE_END, false, false));
        pass(SETTLE);
        assertThat(judgement.isTurn(look(0, holder(LEASE_END, true, false)))).isFalse();
    }

    @Test
    void givesOneTimeToComeBackAfterTheConnectionOfWhoLooksWasMadeAnew() {
        Seat gone = holder(LEASE_END, false, true);
        look(0, gone);
        pass(SETTLE);
        assertThat(judgement.isTurn(look(1, gone))).isFalse();
    }

    @Test
    void givesNoMoreTimeToOneWhoseLeaseIsOver() {
        Seat silent = holder(LEASE_END, true, false);
        look(0, silent);
        pass(SETTLE);
        assertThat(judgement.isTurn(look(1, silent))).isTrue();
    }

    @Test
    void givesAWaiterTwoSecondsAtLeastToComeBack() {
        Seat cut = waiter(false, true, Duration.ZERO);
        assertThat(judgement.untilTurn(look(0, cut))).contains(Duration.ofSeconds(2));
        pass(Duration.ofSeconds(2));
        assertThat(judgement.isTurn(look(0, cut))).isTrue();
    }

    @Test
    void goesPastASilentWaiterAtOnce() {
        assertThat(judgement.isTurn(look(0, waiter(true, false, SETTLE)))).isTrue();
    }

    @Test
    void waitsForWhoeverTakesLongest() {
        Sight both = look(0, waiter(false, true, Duration.ZERO), holder(LEASE_END, true, false));
        assertThat(judgement.untilTurn(both)).contains(SETTLE);
        assertThat(judgement.lost(both)).containsExactly(HOLDER, WAITER);
    }
}
