package edu.paws360.deploy.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.health.AnsweringServer.Answer;
import edu.paws360.deploy.health.probe.Deadline;
import edu.paws360.deploy.health.probe.Otherwise;
import edu.paws360.deploy.health.probe.PostgresProbe;
import edu.paws360.deploy.health.probe.Probe;
import edu.paws360.deploy.health.probe.ProbeOutcome;
import edu.paws360.deploy.health.probe.RawServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Gates against real servers; where waits would be long, by a clock that jumps. */
class HealthGatesTest {
    private static final GatePolicy BRIEF =
            GatePolicy.DEFAULT.withTimeout(Duration.ofMillis(500)).withAttemptTimeout(Duration.ofMillis(300));

    @AfterEach
    void leavesNoThread() throws InterruptedException {
        for (Thread thread : threads()) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    @Test
    void waitsForAServiceThatIsNotUpYet() throws Exception {
        try (AnsweringServer server =
                AnsweringServer.with(new Answer(503, "starting"), new Answer(200, "{\"status\": \"healthy\"}"))) {
            Gate api = Gate.http("api", server.uri("/health")).expectJson("{\"status\": \"healthy\"}");

            HealthReport report = jumping(api).await();

            assertThat(report.healthy()).isTrue();
            assertThat(outcomes(report))
                    .containsExactly(
                            "HTTP 503 from " + server.uri("/health") + " (expected 200)",
                            "HTTP 200 from " + server.uri("/health"));
            CheckResult check = report.toChecks().get(0);
            assertThat(check.status()).isEqualTo(CheckStatus.PASSED);
            assertThat(check.detail()).isEqualTo("HTTP 200 from " + server.uri("/health") + "; 2 attempts in 0.2 s");
        }
    }

    @Test
    void waitsUntilTheNewVersionAnswers() throws Exception {
        try (AnsweringServer server = AnsweringServer.with(
                new Answer(200, "{\"commit\": \"old\"}"), new Answer(200, "{\"commit\": \"new\"}"))) {
            Gate api = Gate.http("api", server.uri("/")).expectAt("/commit", "new", Otherwise.NOT_YET);

            assertThat(outcomes(jumping(api).await()))
                    .containsExactly(
                            "HTTP 200 from " + server.uri("/") + ", but /commit: expected \"new\", was \"old\"",
                            "HTTP 200 from " + server.uri("/"));
        }
    }

    @Test
    void retriesWrongJsonThreeTimesAndFails() throws Exception {
        try (AnsweringServer server = AnsweringServer.with(new Answer(200, "{\"status\": \"down\"}"))) {
            Gate api = Gate.http("api", server.uri("/health?key=t0psecret")).expectJson("{\"status\": \"healthy\"}");

            HealthReport report = jumping(api).await();

            assertThat(report.healthy()).isFalse();
            assertThat(server.requests()).hasSize(4);
            CheckResult check = report.toChecks().get(0);
            assertThat(check.reason()).isEqualTo(ReasonCode.GATE_FAILED);
            assertThat(check.detail())
                    .isEqualTo("HTTP 200 from " + server.uri("/health") + ", but /status: expected \"healthy\","
                            + " was \"down\"; 4 attempts in 7.0 s; last body: {\"status\": \"down\"}\nAttempts: at 0.0 s for"
                            + " 0 ms, at 1.0 s for 0 ms, at 3.0 s for 0 ms, at 7.0 s for 0 ms.");
        }
    }

    @Test
    void waitsForAServiceThatRefusesConnectionsAtFirst() throws Exception {
        int port = freePort();
        StartingListener starting = new StartingListener(3, () -> AnsweringServer.at(port, new Answer(200, "")));
        Gate api = Gate.http("api", URI.create("http://127.0.0.1:" + port + "/"));

        try {
            HealthReport report = jumping(api).listener(starting).await();

            assertThat(report.healthy()).isTrue();
            assertThat(report.results().get(0).attempts()).hasSize(4);
        } finally {
            starting.close();
        }
    }

    @Test
    void endsThoughAServerStaysSilent() throws Exception {
        try (RawServer server = RawServer.stallingAfter("")) {
            HealthReport report = HealthGates.of(
                            Gate.http("api", server.uri("/")).policy(BRIEF))
                    .await();

            GateResult result = report.results().get(0);
            assertThat(result.reason()).isEqualTo(ReasonCode.GATE_TIMEOUT);
            assertThat(result.attempts().get(0).outcome().detail())
                    .isEqualTo("no complete answer from " + server.uri("/") + " (nothing was sent within 0.3 s)");
            assertThat(server.gone()).isTrue();
        }
    }

    @Test
    void endsThoughAProbeKnowsNoTimeout() throws Exception {
        Probe stuck = new Probe() {
            @Override
            public String target() {
                return "stuck";
            }

            @Override
            public ProbeOutcome attempt(Deadline deadline) throws IOException {
                deadline.guard(new ServerSocket(0)).accept().close();
                return new ProbeOutcome.Healthy("somebody came");
            }
        };

        HealthReport report = HealthGates.of(Gate.of("db", stuck).policy(BRIEF)).await();

        assertThat(report.results().get(0).reason()).isEqualTo(ReasonCode.GATE_TIMEOUT);
        assertThat(outcomes(report)).contains("no complete answer from stuck within 300 ms");
    }

    @Test
    void readsABrokenProbeAsNo() throws Exception {
        Probe broken = new Probe() {
            @Override
            public String target() {
                return "it";
            }

            @Override
            public ProbeOutcome attempt(Deadline deadline) {
                throw new IllegalStateException("a bug");
            }
        };

        HealthReport report = jumping(Gate.of("db", broken)).await();

        assertThat(report.results().get(0).reason()).isEqualTo(ReasonCode.GATE_FAILED);
        assertThat(report.results().get(0).last().orElseThrow().detail())
                .isEqualTo("the probe of it broke: java.lang.IllegalStateException: a bug");
    }

    @Test
    void asksGatesSideBySideAndReportsInTheirOrder() throws Exception {
        try (RawServer silent = RawServer.stallingAfter("");
                AnsweringServer up = AnsweringServer.with(new Answer(200, ""))) {
            RecordingListener listener = new RecordingListener();
            Gate slow = Gate.http("slow", silent.uri("/")).policy(BRIEF);
            Gate fast = Gate.http("fast", up.uri("/")).policy(BRIEF);

            HealthReport report = HealthGates.of(slow, fast).listener(listener).await();

            assertThat(report.healthy()).isFalse();
            assertThat(report.toChecks().stream().map(check -> check.name() + " " + check.reason()))
                    .containsExactly("slow gate_timeout", "fast ok");
            assertThat(listener.heard()).containsSubsequence("fast finished: ok", "slow finished: gate_timeout");
        }
    }

    @Test
    void endsTheOthersWithTheFirstThatFailsWhenToldTo() throws Exception {
        try (RawServer silent = RawServer.stallingAfter("")) {
            RecordingListener listener = new RecordingListener();
            GatePolicy patient = GatePolicy.DEFAULT.withAttemptTimeout(Duration.ofMinutes(1));
            Gate slow = Gate.http("slow", silent.uri("/")).policy(patient);
            Gate bad = Gate.of("bad", deadline -> {
                        silent.asked();
                        return new ProbeOutcome.No("it is broken");
                    })
                    .policy(GatePolicy.DEFAULT.withRetries(0));

            HealthReport report =
                    HealthGates.of(slow, bad).failFast().listener(listener).await();

            assertThat(report.healthy()).isFalse();
            assertThat(report.toChecks().stream().map(check -> check.name() + " " + check.status()))
                    .containsExactly("slow NOT_EXECUTED", "bad FAILED");
            assertThat(report.gate("slow").reason()).isEqualTo(ReasonCode.CANCELLED);
            assertThat(report.toChecks().get(0).detail())
                    .startsWith("0 attempts in ")
                    .endsWith("; ended, because bad failed");
            assertThat(silent.gone()).isTrue();
            assertThat(listener.heard())
                    .containsExactly("bad 1 it is broken", "bad finished: gate_failed", "slow finished: cancelled");
        }
    }

    @Test
    void masksWhatGatesAreGivenAsSecretsAndWhatItIsTold() throws Exception {
        String body = "{\"saw\": \"Bearer t0ken-7x9q\", \"and\": \"canary-5\"}";
        try (AnsweringServer server = AnsweringServer.with(new Answer(500, body))) {
            RecordingListener listener = new RecordingListener();
            Gate api = Gate.http("api", server.uri("/"))
                    .header("Authorization", "Bearer t0ken-7x9q")
                    .policy(GatePolicy.DEFAULT.withRetries(0));

            HealthReport report = HealthGates.of(api)
                    .mask(text -> text.replace("canary-5", "***"))
                    .listener(listener)
                    .await();

            assertThat(report.gate("api").last().orElseThrow().excerpt())
                    .isEqualTo("{\"saw\": \"Bearer ***\", \"and\": \"***\"}");
            assertThat(report.toString()).doesNotContain("t0ken", "canary");
        }
    }

    @Test
    void isAwaitedByAFuture() throws Exception {
        try (AnsweringServer server = AnsweringServer.with(new Answer(200, ""))) {
            HealthFuture future =
                    HealthGates.of(Gate.http("api", server.uri("/"))).start();

            assertThat(future.thenApply(HealthReport::healthy).get(10, TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    @Test
    void leavesNothingWhenItsFutureIsCancelled() throws Exception {
        try (RawServer silent = RawServer.stallingAfter("")) {
            GatePolicy patient = GatePolicy.DEFAULT.withAttemptTimeout(Duration.ofMinutes(1));
            HealthFuture future = HealthGates.of(
                            Gate.http("api", silent.uri("/")).policy(patient))
                    .start();
            assertThat(silent.asked()).isTrue();

            assertThat(future.cancel(true)).isTrue();

            assertThat(future).isCancelled();
            assertThat(silent.gone()).isTrue();
        }
    }

    @Test
    void takesALambdaForAProbe() throws Exception {
        Gate queue = Gate.of("queue", deadline -> new ProbeOutcome.Healthy("3 wait"));

        assertThat(HealthGates.of(queue).await().healthy()).isTrue();
        assertThat(queue.probe().target()).isEqualTo("the service");
    }

    @Test
    void readsAProbeThatGivesNoOutcomeAsNo() throws Exception {
        Gate queue = Gate.of("queue", deadline -> null).policy(GatePolicy.DEFAULT.withRetries(0));

        assertThat(HealthGates.of(queue).await().gate("queue").last())
                .contains(new ProbeOutcome.No("the probe of the service gave no outcome"));
    }

    @Test
    void leavesNeitherThreadNorSocketWhenInterrupted() throws Exception {
        try (RawServer silent = RawServer.stallingAfter("")) {
            // Longer than this test waits, so that only the interrupt can end the attempt.
            GatePolicy patient = GatePolicy.DEFAULT.withAttemptTimeout(Duration.ofMinutes(1));
            Gate api = Gate.http("api", silent.uri("/")).policy(patient);
            FutureTask<HealthReport> waiting = new FutureTask<>(HealthGates.of(api)::await);
            Thread thread = new Thread(waiting, "waiting-for-health");
            thread.start();
            assertThat(silent.asked()).isTrue();

            thread.interrupt();

            assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
            assertThat(silent.gone()).isTrue();
            thread.join();
        }
    }

    @Test
    void endsWithWhatAListenerThrows() throws Exception {
        try (AnsweringServer server = AnsweringServer.with(new Answer(200, ""))) {
            HealthListener broken = new HealthListener() {
                @Override
                public void finished(Gate gate, GateResult result) {
                    throw new IllegalStateException("a bug");
                }
            };

            assertThatThrownBy(() -> HealthGates.of(Gate.http("api", server.uri("/")))
                            .listener(broken)
                            .await())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("A gate or its listener broke: java.lang.IllegalStateException: a bug");
        }
    }

    @Test
    void hasShortWordsForDatabasesAndCaches() {
        assertThat(Gate.postgres("db", "db.internal", 5432, "paws360").probe())
                .isEqualTo(new PostgresProbe("db.internal", 5432, "paws360", "paws360"));
        assertThat(Gate.redis("cache", URI.create("redis://:geheim@cache")).probe())
                .hasToString("PING redis://cache:6379");
    }

    @Test
    void refusesToFindNothingHealthy() {
        assertThatThrownBy(HealthGates::of)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no gate, so nothing could be found healthy: name at least one.");
        assertThatThrownBy(() -> new HealthReport(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A report without a gate would be healthy by default.");
    }

    @Test
    void refusesTwoGatesOfOneName() {
        assertThatThrownBy(() -> HealthGates.of(Gate.tcp("db", "a", 1), Gate.tcp("db", "b", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Two gates are named db.");
    }

    private static HealthGates jumping(Gate gate) {
        return new HealthGates(List.of(gate), HealthListener.NONE, new VirtualPace());
    }

    private static List<String> outcomes(HealthReport report) {
        return report.results().get(0).attempts().stream()
                .map(attempt -> attempt.outcome().detail())
                .toList();
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(Workers.PREFIX))
                .toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Starts a server after so many attempts. */
    private static final class StartingListener implements HealthListener {
        private final int after;
        private final Callable<AnsweringServer> start;
        private volatile AnsweringServer server;

        StartingListener(int after, Callable<AnsweringServer> start) {
            this.after = after;
            this.start = start;
        }

        @Override
        public void attempt(Gate gate, Attempt attempt) {
            if (attempt.number() == after) {
                try {
                    server = start.call();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        void close() {
            if (server != null) {
                server.close();
            }
        }
    }
}
