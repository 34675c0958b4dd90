package edu.paws360.deploy.queue.file;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.Loss;
import edu.paws360.deploy.queue.QueueTiming;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A holder of this process, so one that lives, whatever the clock of the leases says. */
class HolderWatchTest {
    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final QueueTiming TIMING = QueueTiming.defaults().withSettle(SETTLE);
    private static final Duration BEYOND = TIMING.lease().plus(SETTLE).plusSeconds(1);

    @TempDir
    Path base;

    private final SettableClock clock = new SettableClock();
    private final AtomicLong nanos = new AtomicLong();
    private Hold hold;

    @BeforeEach
    void holdProduction() throws Exception {
        hold = new FileQueue(base, "production", TIMING, clock)
                .enter(QueueProcess.applicant("d-1"))
                .await(Duration.ofSeconds(20), position -> {});
    }

    @AfterEach
    void giveBack() {
        hold.close();
    }

    /** One look of the watch. */
    private interface Watch {
        Loss loss() throws Exception;
    }

    private Watch watch(Duration ownSettle) {
        FileStore store = new FileStore(QueueFolder.of(base, "production"), TIMING.withSettle(ownSettle), clock);
        HolderWatch watch = new HolderWatch(store, nanos::get);
        return () -> watch.lossOf(store.state().holder().orElseThrow()).orElse(null);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void aClockThatJumpsTakesNothingFromAHolderBeforeItCanHaveNoticed() throws Exception {
        Watch watch = watch(SETTLE);
        clock.advance(BEYOND);
        assertThat(watch.loss()).isNull();
        pass(SETTLE.minusMillis(1));
        assertThat(watch.loss()).isNull();
        pass(Duration.ofMillis(1));
        assertThat(watch.loss()).isEqualTo(Loss.LEASE_RAN_OUT);
    }

    @Test
    void aHolderThatWasSeenAliveMeanwhileIsWatchedAnew() throws Exception {
        Watch watch = watch(SETTLE);
        clock.advance(BEYOND);
        assertThat(watch.loss()).isNull();
        pass(SETTLE);
        clock.advance(BEYOND.negated());
        assertThat(watch.loss()).isNull();
        clock.advance(BEYOND);
        assertThat(watch.loss()).isNull();
        pass(SETTLE);
        assertThat(watch.loss()).isEqualTo(Loss.LEASE_RAN_OUT);
    }

    @Test
    void aHolderThatRenewedMeanwhileIsWatchedAnew() throws Exception {
        Watch watch = watch(SETTLE);
        clock.advance(BEYOND);
        assertThat(watch.loss()).isNull();
        pass(SETTLE);
        Path lease = QueueFolder.of(base, "production").ticket(hold.ticket()).lease();
        Files.write(lease, LeaseText.of(clock.now().plus(Duration.ofSeconds(-1))));
        assertThat(watch.loss()).isNull();
        pass(SETTLE);
        assertThat(watch.loss()).isEqualTo(Loss.LEASE_RAN_OUT);
    }

    @Test
    void theTimeToSettleIsTheLongerOneOfTheHoldersAndOurs() throws Exception {
        Watch hasty = watch(Duration.ZERO);
        Watch patient = watch(SETTLE.plusSeconds(1));
        clock.advance(BEYOND);
        assertThat(hasty.loss()).isNull();
        assertThat(patient.loss()).isNull();
        pass(SETTLE);
        assertThat(hasty.loss()).isEqualTo(Loss.LEASE_RAN_OUT);
        assertThat(patient.loss()).isNull();
        pass(Duration.ofSeconds(1));
        assertThat(patient.loss()).isEqualTo(Loss.LEASE_RAN_OUT);
    }

    @Test
    void aHolderThatLapsedIsWatchedFromThenOn() throws Exception {
        Watch watch = watch(SETTLE);
        hold.lapse();
        clock.advance(Duration.ofMillis(1));
        assertThat(watch.loss()).isNull();
        pass(SETTLE);
        assertThat(watch.loss()).isEqualTo(Loss.LEASE_RAN_OUT);
    }
}
