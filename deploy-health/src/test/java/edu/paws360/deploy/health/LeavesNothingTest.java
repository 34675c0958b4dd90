package edu.paws360.deploy.health;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.health.AnsweringServer.Answer;
import edu.paws360.deploy.health.GatePolicy.NotYet;
import edu.paws360.deploy.health.probe.ProbeOutcome;
import edu.paws360.deploy.health.probe.RawServer;
import edu.paws360.deploy.testbed.Eventually;
import java.io.File;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A thousand runs of gates of all kinds of endings leave threads, open files, sockets, processes and memory as they were. */
class LeavesNothingTest {
    private static final int RUNS = 1_000;
    private static final int WARM = 50;
    private static final long HEAP_NOISE = 2_000_000;
    private static final GatePolicy ONCE = GatePolicy.DEFAULT.withRetries(0).withNotYet(NotYet.FAIL);

    /** What could grow. */
    private record Held(int threads, int files, long processes, long heap) {
        static Held now() {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            Runtime runtime = Runtime.getRuntime();
            return new Held(
                    (int) Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> thread.getName().startsWith(Workers.PREFIX))
                            .count(),
                    new File("/proc/self/fd").list().length,
                    ProcessHandle.current().descendants().count(),
                    runtime.totalMemory() - runtime.freeMemory());
        }

        boolean isNoMoreThan(Held before) {
            return threads == 0
                    && files <= before.files
                    && processes <= before.processes
                    && heap <= before.heap + HEAP_NOISE;
        }
    }

    @Test
    void whateverTheGatesSay() throws Exception {
        try (AnsweringServer up = AnsweringServer.with(new Answer(200, "{\"status\": \"healthy\"}"));
                AnsweringServer down = AnsweringServer.with(new Answer(500, "x".repeat(5_000)));
                RawServer silent = RawServer.stallingAfter("HTTP/1.1 200 OK\r\n")) {
            HealthGates gates = HealthGates.of(
                    Gate.http("up", up.uri("/")).expectJson("{\"status\": \"healthy\"}"),
                    Gate.http("down", down.uri("/")).policy(ONCE),
                    Gate.http("silent", silent.uri("/")).policy(ONCE.withAttemptTimeout(Duration.ofMillis(5))),
                    Gate.http("refused", URI.create("http://127.0.0.1:" + freePort() + "/"))
                            .policy(ONCE),
                    Gate.of("broken", deadline -> {
                                throw new IllegalStateException("a bug");
                            })
                            .policy(ONCE),
                    Gate.of("fine", deadline -> new ProbeOutcome.Healthy("it is up")),
                    Gate.command("command", "true"));
            run(gates, WARM);
            Held before = Held.now();

            run(gates, RUNS);

            Eventually.holds(
                    () -> Held.now().isNoMoreThan(before), () -> Held.now() + " where before it was " + before);
        }
    }

    private static void run(HealthGates gates, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            HealthReport report = (i % 2 == 0 ? gates : gates.failFast()).await();
            assertThat(report.healthy()).isFalse();
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
