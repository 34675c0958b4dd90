package edu.paws360.deploy.metrics;

import static edu.paws360.deploy.testbed.StandIn.answering;
import static edu.paws360.deploy.testbed.StandIn.redirecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import edu.paws360.deploy.event.FailoverTriggered;
import edu.paws360.deploy.event.FailoverTriggered.Reason;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.secret.Secret;
import edu.paws360.deploy.sink.Receipt;
import edu.paws360.deploy.testbed.Eventually;
import edu.paws360.deploy.testbed.StandIn;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushgatewaySinkTest {
    private static final String GROUP = "/metrics/job/github-actions-deployments/instance/";
    private static final String SUCCESS =
            "deployment_success_total{workflow=\"ci\",branch=\"main\",runner_group=\"production\",}";
    private static final String ADVICE = ". See deploy.metrics.pushgateway; the next run pushes everything again.";

    private static final String LOG_ADVICE =
            ". See deploy.metrics.pushgateway and the gateway's log; the next run pushes everything again.";

    @TempDir
    Path folder;

    private StrictGateway gateway;
    private final ListJournal journal = new ListJournal();

    @BeforeEach
    void open() throws IOException {
        gateway = new StrictGateway();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private PushgatewaySink sink() {
        return sink(Gateway.at(gateway.uri()));
    }

    private PushgatewaySink sink(Gateway at) {
        return new PushgatewaySink(at, new FolderTotals(folder));
    }

    private Gateway hasty(Duration answer, Duration deadline) {
        return Gateway.at(gateway.uri()).within(answer, deadline);
    }

    private void run(String id) {
        journal.started(id).executing(id, RunnerRole.PRIMARY).succeeded(id, Duration.ofSeconds(90));
    }

    @Test
    void threeRunsGiveThreeNotOne() throws Exception {
        for (String id : List.of("a", "b", "c")) {
            run(id);
            sink().deliver(journal);
        }
        assertThat(gateway.group("runner-primary"))
                .containsEntry(SUCCESS, 3.0)
                .containsEntry(
                        "deployment_duration_seconds_bucket{workflow=\"ci\",branch=\"main\",runner_group=\"production\",le=\"300.0\",}",
                        3.0);
        assertThat(gateway.sum("deployment_duration_seconds_sum")).isEqualTo(270.0);
        assertThat(gateway.sum("deployment_duration_seconds_count")).isEqualTo(3.0);
        assertThat(gateway.requests()).extracting(StandIn.Request::target).containsOnly(GROUP + "runner-primary");
    }

    @Test
    void theSumOverBothInstancesIsTheTruth() throws Exception {
        run("a");
        journal.started("b")
                .executing("b", RunnerRole.PRIMARY)
                .add("b", new FailoverTriggered(Reason.PRIMARY_EXIT_CODE, RunnerRole.PRIMARY, RunnerRole.SECONDARY))
                .executing("b", RunnerRole.SECONDARY)
                .succeeded("b", Duration.ofSeconds(10));
        Receipt receipt = sink().deliver(journal);
        run("c");
        sink().deliver(journal);
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(3.0);
        assertThat(gateway.sum("failover_events_total")).isEqualTo(1.0);
        assertThat(gateway.sum("deployment_failover_total")).isEqualTo(1.0);
        assertThat(gateway.group("runner-secondary")).containsEntry(SUCCESS, 1.0);
        assertThat(gateway.group("runner-primary")).containsEntry(SUCCESS, 2.0);
        assertThat(receipt)
                .isEqualTo(new Receipt(
                        8,
                        "pushed runner-primary and runner-secondary to " + gateway.uri(),
                        List.of(
                                "deployment_success_total",
                                "deployment_duration_seconds",
                                "deployment_failover_total",
                                "failover_events_total",
                                "deployment_last_success_timestamp_seconds",
                                "deployment_last_success_info")));
    }

    @Test
    void anAnswerThatWasLostCountsNothingTwice() throws Exception {
        run("a");
        sink().deliver(journal);
        sink().deliver(journal);
        assertThat(gateway.requests()).hasSize(2);
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(1.0);
    }

    @Test
    void runsThatPushAtTheSameTimeNeverPutAnOlderTotalOverANewerOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Callable<Void> runs = () -> {
                for (int i = 0; i < 20; i++) {
                    run(Thread.currentThread().getName() + i);
                    sink().deliver(journal);
                }
                return null;
            };
            for (var done : threads.invokeAll(Collections.nCopies(3, runs))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(gateway.decreased()).isEmpty();
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(60.0);
    }

    @Test
    void nobodyPushesWhileAnotherPushIsUnderWay() throws Exception {
        run("a");
        CountDownLatch answer = new CountDownLatch(1);
        gateway.next(gateway.after(answer));
        FutureTask<Receipt> first = new FutureTask<>(() -> sink().deliver(journal));
        new Thread(first, "first").start();
        Eventually.holds(() -> !gateway.requests().isEmpty());
        run("b");
        assertThatThrownBy(() -> sink(hasty(Duration.ofSeconds(5), Duration.ofMillis(100)))
                        .deliver(journal))
                .isInstanceOf(IOException.class)
                .hasMessage("Another process or thread has held "
                        + folder.toRealPath().resolve("pushgateway.lock")
                        + " for more than 0.1 s, expected a moment; find it (for example with lslocks) and end it");
        assertThat(gateway.requests()).hasSize(1);
        answer.countDown();
        first.get();
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(1.0);
    }

    @Test
    void aJournalInWhichNothingCountsIsNotPushed() throws Exception {
        journal.started("a");
        assertThat(sink().deliver(journal))
                .isEqualTo(new Receipt(1, "nothing to push: nothing was ever counted", List.of()));
        assertThat(gateway.requests()).isEmpty();
    }

    @Test
    void anOlderGatewayThatAnswers202IsUnderstoodAndASlashTooManyDoesNoHarm() throws Exception {
        run("a");
        gateway.next(answering(202, ""));
        sink(Gateway.at(URI.create(gateway.uri() + "/"))).deliver(journal);
        assertThat(gateway.requests()).extracting(StandIn.Request::target).containsExactly(GROUP + "runner-primary");
    }

    @Test
    void aFaultOfTheGatewayIsTriedAgain() throws Exception {
        run("a");
        gateway.next(answering(500, "out of order"), answering(503, ""));
        sink().deliver(journal);
        assertThat(gateway.requests()).hasSize(3);
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(1.0);
    }

    @Test
    void afterThreeFaultsItGivesUpAndTheNextRunBringsEverything() throws Exception {
        run("a");
        gateway.next(answering(500, "one"), answering(500, "two"), answering(500, "out\nof order"));
        assertThatThrownBy(() -> sink().deliver(journal))
                .isInstanceOf(IOException.class)
                .hasMessage("The Pushgateway at " + gateway.uri() + " answered 500, expected 200 or 202: out of order"
                        + LOG_ADVICE);
        assertThat(gateway.requests()).hasSize(3);
        run("b");
        sink().deliver(journal);
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(2.0);
    }

    @Test
    void aTypeClashIsFinalAndNamesTheMetric() {
        run("a");
        gateway.next(answering(400, "collected metric \"deployment_success_total\" {} should be a Gauge\n"));
        assertThatThrownBy(() -> sink().deliver(journal))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "The Pushgateway at " + gateway.uri() + " answered 400 for deployment_success_total, expected"
                                + " 200 or 202: collected metric \"deployment_success_total\" {} should be a Gauge. Others may"
                                + " have pushed a metric of that name with another type: delete their group from the gateway.");
        assertThat(gateway.requests()).hasSize(1);
    }

    @Test
    void aRedirectIsNoSuccess() {
        run("a");
        gateway.next(redirecting(gateway.uri() + "/elsewhere"));
        assertThatThrownBy(() -> sink().deliver(journal))
                .isInstanceOf(IOException.class)
                .hasMessage("The Pushgateway at " + gateway.uri() + " answered 302, expected 200 or 202" + LOG_ADVICE);
        assertThat(gateway.requests()).hasSize(1);
    }

    @Test
    void aGatewayThatIsNotThereIsSaid() throws Exception {
        run("a");
        gateway.close();
        assertThatThrownBy(() -> sink().deliver(journal))
                .isInstanceOf(IOException.class)
                .hasMessage("No success from the Pushgateway at " + gateway.uri()
                        + ": ConnectException Connection refused" + ADVICE);
    }

    @Test
    void aSilentGatewayIsLeftAfterTheAnswerTimeoutAndTriedAgain() throws Exception {
        run("a");
        gateway.next(gateway.silent());
        sink(hasty(Duration.ofMillis(200), Duration.ofSeconds(20))).deliver(journal);
        assertThat(gateway.requests()).hasSize(2);
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(1.0);
    }

    @Test
    void aGatewayThatStaysSilentIsSaid() {
        run("a");
        gateway.next(gateway.silent(), gateway.silent(), gateway.silent());
        assertThatThrownBy(() -> sink(hasty(Duration.ofMillis(100), Duration.ofSeconds(20)))
                        .deliver(journal))
                .isInstanceOf(IOException.class)
                .hasMessage("No success from the Pushgateway at " + gateway.uri()
                        + ": SocketTimeoutException Read timed out" + ADVICE);
        assertThat(gateway.requests()).hasSize(3);
    }

    @Test
    void aGatewayThatNeverFinishesItsAnswerIsLeftAtTheDeadline() throws Exception {
        run("a");
        try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread drip = new Thread(() -> drip(slow), "drip");
            drip.setDaemon(true);
            drip.start();
            URI uri = URI.create("http://127.0.0.1:" + slow.getLocalPort());
            Duration patience = Duration.ofSeconds(20);
            Gateway at = Gateway.at(uri).within(patience, Duration.ofMillis(400));
            assertThatThrownBy(() -> sink(at).deliver(journal))
                    .isInstanceOf(IOException.class)
                    .hasMessage("No success from the Pushgateway at " + uri + ": no answer within 0.4 s" + ADVICE);
        }
        assertThatNoPushIsLeft();
    }

    @Test
    void whatItTakesToCountIsNotAddedToTheDeadline() {
        Duration deadline = Duration.ofMillis(300);
        Countdown longer = Countdown.of(deadline.multipliedBy(3));
        run("a");
        JournalReader slow = new JournalReader() {
            @Override
            public Stream<JournalEntry> after(long number) {
                Eventually.holds(() -> longer.left().isZero());
                return journal.after(number);
            }

            @Override
            public long last() {
                return journal.last();
            }
        };
        assertThatThrownBy(() -> sink(hasty(Duration.ofSeconds(5), deadline)).deliver(slow))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "No success from the Pushgateway at " + gateway.uri() + ": no answer within 0.3 s" + ADVICE);
    }

    private static void drip(ServerSocket slow) {
        try (Socket socket = slow.accept()) {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX-Drip: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                socket.getOutputStream().write('.');
                Thread.sleep(20);
            }
        } catch (IOException | InterruptedException theOtherSideLeft) {
            // That is what the test is about.
        }
    }

    @Test
    void anInterruptEndsAPushThatHangs() throws Exception {
        run("a");
        gateway.next(gateway.silent());
        FutureTask<Receipt> delivery = new FutureTask<>(
                () -> sink(hasty(Duration.ofMinutes(1), Duration.ofMinutes(1))).deliver(journal));
        Thread thread = new Thread(delivery, "sink");
        thread.start();
        Eventually.holds(() -> !gateway.requests().isEmpty());
        thread.interrupt();
        assertThatThrownBy(() -> delivery.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThatNoPushIsLeft();
    }

    private static void assertThatNoPushIsLeft() throws Exception {
        Eventually.holds(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("pushgateway")));
    }

    @Test
    void userAndPasswordGoIntoAHeaderAndNowhereElse() throws Exception {
        run("a");
        sink(Gateway.at(URI.create("http://ada:s3cr%40t+x@" + gateway.authority())))
                .deliver(journal);
        String basic = Base64.getEncoder().encodeToString("ada:s3cr@t+x".getBytes(StandardCharsets.UTF_8));
        assertThat(gateway.requests()).singleElement().satisfies(request -> {
            assertThat(request.authorization()).isEqualTo("Basic " + basic);
            assertThat(request.target()).isEqualTo(GROUP + "runner-primary");
            assertThat(request.body()).doesNotContain("ada", "s3cr");
        });
    }

    @Test
    void aTokenGoesIntoAHeaderAndIntoNoMessage() throws Exception {
        run("a");
        Gateway at = Gateway.at(gateway.uri()).withToken(new Secret("deploy.metrics.bearer", "t0ken-7x9q"));
        sink(at).deliver(journal);
        assertThat(gateway.requests())
                .singleElement()
                .extracting(StandIn.Request::authorization)
                .isEqualTo("Bearer t0ken-7x9q");
        gateway.next(answering(403, "t0ken-7x9q may not push"));
        assertThatThrownBy(() -> sink(at).deliver(journal))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("may not push")
                .hasMessageContaining("deploy.metrics.bearer")
                .hasMessageNotContaining("7x9q");
        assertThat(at.toString()).doesNotContain("7x9q");
    }

    @Test
    void noFailureShowsThePassword() {
        run("a");
        String basic = Base64.getEncoder().encodeToString("ada:s3cr@t".getBytes(StandardCharsets.UTF_8));
        String echo = "who is ada:s3cr@t, s3cr@t, s3cr%40t, Basic " + basic;
        gateway.next(answering(500, echo), answering(500, echo), answering(500, echo));
        gateway.next(answering(400, echo), answering(401, echo), answering(403, ""));
        gateway.next(gateway.silent(), gateway.silent(), gateway.silent());
        Gateway at = Gateway.at(URI.create("http://ada:s3cr%40t@" + gateway.authority()));
        Duration answer = Duration.ofMillis(200);
        Gateway hasty = at.within(answer, Duration.ofSeconds(10));
        for (int i = 0; i < 5; i++) {
            assertThat(trace(catchThrowable(() -> sink(hasty).deliver(journal))))
                    .contains(gateway.uri().toString())
                    .doesNotContain("s3cr", basic);
        }
        assertThat(gateway.requests()).hasSize(9);
        gateway.close();
        assertThat(trace(catchThrowable(() -> sink(hasty).deliver(journal)))).doesNotContain("s3cr", basic);
        assertThat(hasty.toString()).doesNotContain("s3cr", basic);
    }

    @Test
    void aPasswordTooShortToBeMaskedKeepsTheWholeAnswerOut() {
        run("a");
        gateway.next(answering(403, "xyz is wrong"));
        assertThatThrownBy(() -> sink(Gateway.at(URI.create("http://ada:xyz@" + gateway.authority())))
                        .deliver(journal))
                .isInstanceOf(IOException.class)
                .hasMessage("The Pushgateway at " + gateway.uri() + " answered 403, expected 200 or 202. Give user and"
                        + " password in deploy.metrics.pushgateway, or a token in deploy.metrics.bearer, from the"
                        + " environment.");
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void anAnswerWithoutEndIsCutOff() {
        run("a");
        gateway.next((request, exchange) -> {
            exchange.sendResponseHeaders(400, 0);
            byte[] noise = "x".repeat(1000).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                exchange.getResponseBody().write(noise);
            }
        });
        assertThatThrownBy(() -> sink().deliver(journal))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(" answered 400, expected 200 or 202: " + "x".repeat(600) + "…. Others");
    }
}
