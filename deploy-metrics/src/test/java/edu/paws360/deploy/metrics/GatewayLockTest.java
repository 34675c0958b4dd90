package edu.paws360.deploy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.testbed.Eventually;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayLockTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String OTHER = "00000000-0000-0000-0000-000000000000";

    private StrictGateway gateway;

    @BeforeEach
    void open() {
        gateway = new StrictGateway();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private Gateway at() {
        return Gateway.at(gateway.uri());
    }

    private GatewayLock take(Duration term, Duration limit) throws IOException, InterruptedException {
        return GatewayLock.take(at(), term, Countdown.of(limit));
    }

    private void register(String name, int number) throws Exception {
        new GatewayWire(at())
                .put(
                        new GatewayGroup(GatewayLock.JOB, name),
                        "# TYPE " + GatewayLock.METRIC + " gauge\n" + GatewayLock.METRIC + " " + number + "\n",
                        Countdown.of(LONG));
    }

    @Test
    void whoeverIsFirstHasItAndLeavesNothingBehind() throws Exception {
        try (GatewayLock lock = take(LONG, LONG)) {
            assertThat(gateway.names()).hasSize(1);
            assertThat(lock.hold().left()).isPositive();
        }
        assertThat(gateway.names()).isEmpty();
    }

    @Test
    void aLowerNumberGoesFirst() throws Exception {
        register(OTHER, 1);
        assertWaitsForTheOther();
    }

    @Test
    void whoeverIsStillChoosingIsWaitedFor() throws Exception {
        register(OTHER, 0);
        assertWaitsForTheOther();
    }

    private void assertWaitsForTheOther() throws Exception {
        FutureTask<GatewayLock> second = new FutureTask<>(() -> take(LONG, LONG));
        new Thread(second, "second").start();
        Eventually.holds(() -> gateway.requests().size() > 12);
        assertThat(second.isDone()).isFalse();
        new GatewayWire(at()).delete(new GatewayGroup(GatewayLock.JOB, OTHER), Countdown.of(LONG));
        second.get(30, TimeUnit.SECONDS).close();
        assertThat(gateway.names()).isEmpty();
    }

    @Test
    void whoDiedIsWaitedForForATermAndThenSweptAway() throws Exception {
        register(OTHER, 1);
        long began = System.nanoTime();
        try (GatewayLock lock = take(Duration.ofMillis(800), LONG)) {
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(700));
            assertThat(gateway.names()).hasSize(1).noneMatch(name -> name.endsWith(OTHER));
            assertThat(lock.hold().left()).isPositive();
        }
    }

    @Test
    void whoeverWaitsTooLongSaysSoAndLeavesNothingBehind() throws Exception {
        register(OTHER, 1);
        assertThatThrownBy(() -> take(LONG, Duration.ofMillis(300)))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Others counted into the Pushgateway at " + gateway.uri() + " for more than 0.3 s, expected a"
                                + " moment. What is not counted stays in the journal, and its next run counts it; look for the"
                                + " groups of the job github-actions-deployments-lock.");
        assertThat(gateway.names()).singleElement().asString().endsWith(OTHER);
    }

    @Test
    void whoeverWaitsLongKeepsItsRegisterFresh() throws Exception {
        FutureTask<GatewayLock> second = new FutureTask<>(() -> take(Duration.ofMillis(600), LONG));
        register(OTHER, 1);
        Thread keeper = new Thread(
                () -> {
                    for (int i = 0; i < 15 && !second.isDone(); i++) {
                        try {
                            register(OTHER, 1);
                            Thread.sleep(100);
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    }
                },
                "keeper");
        keeper.start();
        new Thread(second, "second").start();
        Eventually.holds(() -> gateway.requests().stream()
                        .filter(request -> request.method().equals("PUT")
                                && !request.target().endsWith(OTHER)
                                && !request.body().endsWith(" 0.0\n"))
                        .count()
                >= 3);
        second.get(30, TimeUnit.SECONDS).close();
        keeper.join();
    }

    @Test
    void aHolderWhoseTermIsOverDoesNothingMore() throws Exception {
        Duration term = Duration.ofMillis(200);
        try (GatewayLock lock = take(term, LONG)) {
            Thread.sleep(term.toMillis());
            assertThatThrownBy(lock::hold)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("took too long to answer, so that others may count by now");
        }
    }

    @Test
    void neverTwoAtOnce() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger times = new AtomicInteger();
        Callable<Void> work = () -> {
            for (int i = 0; i < 10; i++) {
                try (GatewayLock lock = take(LONG, LONG)) {
                    assertThat(inside.incrementAndGet()).isEqualTo(1);
                    lock.hold();
                    times.incrementAndGet();
                    inside.decrementAndGet();
                }
            }
            return null;
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Void> done : threads.invokeAll(Collections.nCopies(4, work))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(times).hasValue(40);
        assertThat(gateway.names()).isEmpty();
    }
}
