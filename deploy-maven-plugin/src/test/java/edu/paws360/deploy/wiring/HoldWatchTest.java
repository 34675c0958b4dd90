package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.testbed.Eventually;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who watches over the work of another deployment, and what ends it. */
@Timeout(60)
class HoldWatchTest {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);

    private static HoldWatch watch(Supplier<Optional<String>> loss) {
        return HoldWatch.over(Thread.currentThread(), loss, Duration.ofMillis(1));
    }

    @AfterEach
    void nobodyIsInterrupted() {
        assertThat(Thread.interrupted()).isFalse();
    }

    private void work() throws InterruptedException {
        if (!never.await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody interrupted the work");
        }
    }

    @Test
    void whatIsLostInterruptsTheWork() {
        try (HoldWatch watch = watch(() -> Optional.of("it was lost"))) {
            assertThatThrownBy(this::work).isInstanceOf(InterruptedException.class);
            assertThat(watch.lost()).contains("it was lost");
        }
    }

    @Test
    void aWatchThatBreaksInterruptsTheWorkToo() {
        try (HoldWatch watch = watch(() -> {
            throw new IllegalStateException("geheim");
        })) {
            assertThatThrownBy(this::work).isInstanceOf(InterruptedException.class);
            assertThat(watch.lost()).contains("the watch over the hold broke: java.lang.IllegalStateException");
        }
    }

    @Test
    void itsThreadEndsWithItAlsoInTheMiddleOfAQuestion() throws Exception {
        HoldWatch watch = watch(this::hang);
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

        watch.close();

        Eventually.holds(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("deploy-hold-watch")));
        assertThat(watch.lost()).isEmpty();
    }

    private Optional<String> hang() {
        asked.countDown();
        try {
            never.await();
            return Optional.empty();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    @Test
    void anInterruptOfSomebodyElseIsKept() {
        try (HoldWatch watch = watch(Optional::empty)) {
            Thread.currentThread().interrupt();
            assertThat(watch.lost()).isEmpty();
        }

        assertThat(Thread.interrupted()).isTrue();
    }
}
