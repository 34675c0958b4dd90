package edu.paws360.deploy.queue.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.Holder;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.QueueUnavailableException;
import edu.paws360.deploy.queue.Ticket;
import edu.paws360.deploy.store.FileGuard;
import edu.paws360.deploy.testbed.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class QueueLockTest {
    @TempDir
    Path base;

    @Test
    void theStoreIsNotWaitedForLongerThanItsLimit() throws Exception {
        QueueTiming hasty = QueueTiming.defaults().withStoreWait(Duration.ofMillis(50));
        FileQueue queue = new FileQueue(base, "production", hasty);
        queue.enter(QueueProcess.applicant("d1")).close();
        QueueFolder folder = QueueFolder.of(base, "production");

        assertThatThrownBy(() -> FileGuard.holding(folder.lock(), Duration.ZERO, () -> hold(queue)))
                .isInstanceOf(QueueUnavailableException.class)
                .hasMessage("The deployment queue at " + folder.path()
                        + " is unavailable: queue.lock was held by somebody else for 50 ms, expected a few. Look for a"
                        + " deployment that was stopped or is frozen, and resume or end it.");
    }

    private static Ticket hold(FileQueue queue) throws QueueUnavailableException {
        try {
            return queue.enter(QueueProcess.applicant("d2"));
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    @Timeout(30)
    void doesNotKeepOneThatLeavesForLong() throws Exception {
        QueueTiming patient = QueueTiming.defaults().withStoreWait(Duration.ofMinutes(1));
        FileQueue queue = new FileQueue(base, "production", patient);
        QueueFolder folder = QueueFolder.of(base, "production");
        Hold hold = queue.enter(QueueProcess.applicant("d-1")).await(Duration.ofSeconds(20), position -> {});

        FileGuard.holding(folder.lock(), Duration.ofSeconds(10), () -> CompletableFuture.runAsync(hold::close)
                .orTimeout(20, TimeUnit.SECONDS)
                .join());

        Eventually.holds(() -> lost(queue).isPresent());
        assertThat(lost(queue)).get().returns(1L, lost -> lost.ticket());
    }

    private static Optional<Holder> lost(FileQueue queue) {
        try {
            return queue.look().lost();
        } catch (QueueUnavailableException e) {
            throw new AssertionError(e);
        }
    }
}
