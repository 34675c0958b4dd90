package edu.paws360.deploy.metrics;

import static edu.paws360.deploy.testbed.StandIn.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.testbed.Eventually;
import edu.paws360.deploy.testbed.StandIn.Mood;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayLockTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final String LOST = "took too long to answer, so that others may count by now";
    private static final String LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";
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
        assertThatThrownBy(() -> take(LONG, Duration.ofSeconds(2)))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Others counted into the Pushgateway at " + gateway.uri() + " for more than 2.0 s, expected a"
                                + " moment. What is not counted stays in the journal, and its next run counts it; look for the"
                                + " groups of the job github-actions-deployments-lock.");
        assertThat(gateway.names()).singleElement().asString().endsWith(OTHER);
    }

    @Test
    void whoeverWaitsLongKeepsItsRegisterFresh() throws Exception {
        FutureTask<GatewayLock> second = new FutureTask<>(() -> take(Duration.ofMillis(600), LONG));
        register(OTHER, 1);
        gateway.keepFresh(OTHER);
        new Thread(second, "second").start();
        Eventually.holds(() -> gateway.requests().stream()
                        .filter(request -> request.method().equals("PUT")
                                && !request.target().endsWith(OTHER)
                                && !request.body().endsWith(" 0.0\n"))
                        .count()
                >= 3);
        new GatewayWire(at()).delete(new GatewayGroup(GatewayLock.JOB, OTHER), Countdown.of(LONG));
        second.get(30, TimeUnit.SECONDS).close();
    }

    @Test
    void aHolderWhoseTermIsOverDoesNothingMore() throws Exception {
        try (GatewayLock lock = take(SHORT, LONG)) {
            Eventually.holds(() -> lock.belief().isZero());
            assertThatThrownBy(lock::hold).isInstanceOf(IOException.class).hasMessageContaining(LOST);
        }
    }

    @Test
    void aRenewalThatOutlastsTheBeliefLetsNoTwoIn() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (GatewayLock first = take(SHORT, LONG)) {
            Eventually.holds(() -> first.belief().compareTo(SHORT.dividedBy(2)) < 0);
            FutureTask<Countdown> renewal = new FutureTask<>(first::hold);
            atTheNextRequest(gateway.after(answer), renewal);
            GatewayLock second = take(SHORT, LONG);
            answer.countDown();
            assertThatThrownBy(() -> renewal.get(30, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(LOST);
            second.close();
        }
    }

    /** Whoever came when the 0 was over has passed it, and may have drawn the same number. */
    @Test
    void aNumberThatComesWhenTheChoiceIsOverLetsNoTwoIn() throws Exception {
        CountDownLatch look = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        FutureTask<GatewayLock> first = new FutureTask<>(() -> take(SHORT, LONG));
        gateway.next(usual(), gateway.after(look), gateway.after(answer));
        new Thread(first, "first").start();
        Eventually.holds(() -> gateway.requests().size() == 2);
        Countdown choice = Countdown.of(SHORT);
        Eventually.holds(() -> choice.left().compareTo(SHORT.dividedBy(2)) < 0);
        look.countDown();
        Eventually.holds(() -> gateway.requests().size() == 3);
        register(LAST, 1);
        gateway.keepFresh(LAST);
        Eventually.holds(() -> choice.left().isZero());
        answer.countDown();
        int before = gateway.requests().size();
        Eventually.holds(() -> first.isDone() || gateway.requests().size() > before + 20);
        assertThat(first.isDone()).isFalse();
        new GatewayWire(at()).delete(new GatewayGroup(GatewayLock.JOB, LAST), Countdown.of(LONG));
        first.get(30, TimeUnit.SECONDS).close();
    }

    /** Its first push lands after the second was answered, and long after: nobody else is older for that. */
    @Test
    void whoIsAliveIsNotTakenForDeadBecauseAPushOfOursWasLongOnItsWay() {
        GatewayClock clock = new GatewayClock();
        Duration pushed = Duration.ofDays(20_000);
        clock.isAtLeast(pushed);
        clock.isAtLeast(pushed.minus(SHORT));
        assertThat(clock.isBeyond(pushed.minusNanos(1))).isTrue();
        assertThat(clock.isBeyond(pushed.plus(LONG))).isFalse();
        clock.isAtLeast(pushed.plus(LONG).plus(SHORT));
        assertThat(clock.isBeyond(pushed.plus(LONG))).isTrue();
    }

    @Test
    void manyWhoDiedAreSweptInAMomentOrLeftToOthers() throws Exception {
        List<String> dead = IntStream.range(0, 5)
                .mapToObj(number -> OTHER.substring(1) + number)
                .toList();
        for (String name : dead) {
            register(name, 1);
        }
        gateway.ignoreRemovals();
        GatewayLock lock = take(Duration.ofMillis(400), LONG);
        assertThat(gateway.requests())
                .filteredOn(request -> request.method().equals("DELETE"))
                .hasSizeLessThan(2);
        lock.close();
        assertThat(gateway.names()).contains(GatewayLock.JOB + "/" + dead.get(4));
    }

    @Test
    void aRegisterThatMakesNoSenseIsSaid() {
        for (String number : List.of("", "x", "0.5", "NaN", "+Inf", "1e-999999999", "1e+999999999", "-1")) {
            gateway.next(usual(), answering(200, registerOf(OTHER, number)));
            assertThatThrownBy(() -> take(LONG, LONG))
                    .as(number)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("The answer of the Pushgateway at " + gateway.uri()
                            + " to /api/v1/metrics makes no sense: ")
                    .hasMessageEndingWith(". See deploy.metrics.pushgateway.");
        }
    }

    @Test
    void whatIsNamedOtherwiseKeepsNobodyWaiting() {
        for (String name : List.of("", "x", "../runner-primary", OTHER + "0")) {
            assertThat(new GatewayReader(registerOf(name, "1")).registers())
                    .as(name)
                    .isEmpty();
        }
        assertThat(new GatewayReader(registerOf(OTHER, "1")).registers()).containsOnlyKeys(OTHER);
    }

    private static String registerOf(String name, String number) {
        return "{\"status\":\"success\",\"data\":[{\"labels\":{\"job\":\"" + GatewayLock.JOB
                + "\",\"instance\":\"" + name + "\"},\"" + GatewayLock.METRIC + "\":{\"metrics\":[{\"value\":\""
                + number
                + "\"}]},\"push_time_seconds\":{\"metrics\":[{\"value\":\"1.8e+09\"}]}}]}";
    }

    private Mood usual() {
        return (request, exchange) -> gateway.strict(request).take(request, exchange);
    }

    /** Returns once the request came, or will not come. */
    private void atTheNextRequest(Mood mood, FutureTask<?> task) {
        int before = gateway.requests().size();
        gateway.next(mood);
        new Thread(task, "task").start();
        Eventually.holds(() -> task.isDone() || gateway.requests().size() > before);
        gateway.clear();
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
