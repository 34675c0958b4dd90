package edu.paws360.deploy.sink.oncall;

import static edu.paws360.deploy.testbed.StandIn.answering;
import static edu.paws360.deploy.testbed.StandIn.redirecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import edu.paws360.deploy.http.Endpoint;
import edu.paws360.deploy.sink.Receipt;
import edu.paws360.deploy.testbed.Eventually;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertmanagerDeliveryTest {
    private static final String ADVICE = ". See deploy.oncall.urls; the next run tells it again.";
    private static final String LOG_ADVICE =
            ". See deploy.oncall.urls and the Alertmanager's log; the next run tells it again.";

    @TempDir
    Path folder;

    private StrictAlertmanager alertmanager;
    private Story story;

    @BeforeEach
    void open() throws IOException {
        alertmanager = new StrictAlertmanager();
        story = new Story(folder).broken("d1");
    }

    @AfterEach
    void close() {
        story.close();
        alertmanager.close();
    }

    private Receipt deliver() throws IOException, InterruptedException {
        return deliver(Alertmanager.at(alertmanager.uri()));
    }

    private Receipt deliver(Alertmanager to) throws IOException, InterruptedException {
        return deliver(to, Duration.ofSeconds(8));
    }

    private Receipt deliver(Alertmanager to, Duration deadline) throws IOException, InterruptedException {
        return new OnCallSink(
                        "alertmanager",
                        to,
                        folder,
                        Signs.NONE,
                        InstantSource.system(),
                        new Pace(deadline, Duration.ofMillis(10)))
                .deliver(story.journal());
    }

    private Alertmanager hasty(Duration patience) {
        return new Alertmanager(Endpoint.of("deploy.oncall.urls", alertmanager.uri()), patience);
    }

    /** The message of the failure that must come. */
    static String failure(Callable<?> delivery) {
        Throwable thrown = catchThrowable(delivery::call);
        assertThat(thrown).isInstanceOf(IOException.class);
        return thrown.getMessage();
    }

    @Test
    void aFaultOfTheAlertmanagerIsTriedAgain() throws Exception {
        alertmanager.next(answering(500, "out of order"), answering(429, ""));
        deliver();
        assertThat(alertmanager.requests()).hasSize(3);
        assertThat(alertmanager.firing()).hasSize(1);
    }

    @Test
    void afterThreeFaultsItGivesUpAndTheNextRunBringsIt() throws Exception {
        alertmanager.next(answering(500, "one"), answering(500, "two"), answering(503, "out\nof order"));
        assertThat(failure(this::deliver))
                .isEqualTo("The Alertmanager at " + alertmanager.uri() + " answered 503, expected 200: out of order"
                        + LOG_ADVICE);
        assertThat(alertmanager.requests()).hasSize(3);
        assertThat(deliver().detail()).startsWith("fired ");
        assertThat(alertmanager.firing()).hasSize(1);
    }

    @Test
    void aRefusalIsFinalAndSaysWhatTheAlertmanagerSaid() {
        alertmanager.next(answering(400, "\"start time must be before end time\"\n"));
        assertThat(failure(this::deliver))
                .isEqualTo("The Alertmanager at " + alertmanager.uri()
                        + " answered 400, expected 200: \"start time must be before end time\". See deploy.oncall.urls and"
                        + " the Alertmanager's log; it is not sent again, and is kept in "
                        + folder.resolve("oncall-refused.jsonl") + ".");
        assertThat(alertmanager.requests()).hasSize(1);
    }

    @Test
    void onlyTwoHundredIsSuccess() {
        alertmanager.next(redirecting("http://" + alertmanager.authority() + "/elsewhere"), answering(202, ""));
        assertThat(failure(this::deliver))
                .isEqualTo("The Alertmanager at " + alertmanager.uri() + " answered 302, expected 200" + LOG_ADVICE);
        assertThat(failure(this::deliver))
                .isEqualTo("The Alertmanager at " + alertmanager.uri() + " answered 202, expected 200" + LOG_ADVICE);
        assertThat(alertmanager.requests()).hasSize(2);
    }

    @Test
    void whatWasNeverToldIsResolvedAllTheSameForTheAnswerAloneMayHaveBeenLost() throws Exception {
        alertmanager.next(answering(500, ""), answering(500, ""), answering(500, ""));
        failure(this::deliver);
        story.good("d2");
        assertThat(deliver().detail()).startsWith("resolved ");
        assertThat(alertmanager.firing()).isEmpty();
    }

    @Test
    void anAlertmanagerThatIsNotThereIsSaid() {
        alertmanager.close();
        assertThat(failure(this::deliver))
                .isEqualTo("No success from the Alertmanager at " + alertmanager.uri()
                        + ": ConnectException Connection refused" + ADVICE);
    }

    @Test
    void aSilentOneIsLeftAndTriedAgain() throws Exception {
        alertmanager.next(alertmanager.silent());
        deliver(hasty(Duration.ofMillis(200)), Duration.ofSeconds(20));
        assertThat(alertmanager.requests()).hasSize(2);
        assertThat(alertmanager.firing()).hasSize(1);
    }

    @Test
    void oneThatStandsStillInTheMidstOfItsAnswerIsLeftInTime() throws Exception {
        alertmanager.next(alertmanager.stalling());
        FutureTask<String> told =
                new FutureTask<>(() -> failure(() -> deliver(hasty(Duration.ofMinutes(1)), Duration.ofMillis(400))));
        new Thread(told, "sink").start();
        assertThat(told.get(30, TimeUnit.SECONDS))
                .containsPattern("^No success from the Alertmanager at .*: |^The Alertmanager at .* answered 500, ")
                .endsWith("; the next run tells it again.");
        assertThatNoExchangeIsLeft();
    }

    @Test
    void anAnswerWithoutEndIsCutOff() {
        alertmanager.next((request, exchange) -> {
            exchange.sendResponseHeaders(400, 0);
            byte[] noise = "x".repeat(1000).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                exchange.getResponseBody().write(noise);
            }
        });
        assertThat(failure(this::deliver)).contains(" answered 400, expected 200: " + "x".repeat(600) + "…. See");
    }

    @Test
    void anInterruptEndsAnExchangeThatHangs() throws Exception {
        alertmanager.next(alertmanager.silent());
        FutureTask<Receipt> delivery =
                new FutureTask<>(() -> deliver(hasty(Duration.ofMinutes(1)), Duration.ofMinutes(1)));
        Thread thread = new Thread(delivery, "sink");
        thread.start();
        Eventually.holds(() -> !alertmanager.requests().isEmpty());
        thread.interrupt();
        assertThatThrownBy(() -> delivery.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThatNoExchangeIsLeft();
    }

    private static void assertThatNoExchangeIsLeft() throws Exception {
        Eventually.holds(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("oncall")));
    }

    private URI withPassword() {
        return URI.create("http://ada:s3cr%40t+x@" + alertmanager.authority() + Alertmanager.PATH);
    }

    @Test
    void userAndPasswordGoIntoAHeaderAndNowhereElse() throws Exception {
        String detail = deliver(Alertmanager.at(withPassword())).detail();
        String basic = Base64.getEncoder().encodeToString("ada:s3cr@t+x".getBytes(StandardCharsets.UTF_8));
        assertThat(alertmanager.requests()).singleElement().satisfies(request -> {
            assertThat(request.authorization()).isEqualTo("Basic " + basic);
            assertThat(request.target()).isEqualTo(Alertmanager.PATH);
            assertThat(request.body()).doesNotContain("s3cr");
        });
        assertThat(detail).endsWith(" at " + alertmanager.uri());
    }

    @Test
    void noFailureShowsThePassword() {
        String basic = Base64.getEncoder().encodeToString("ada:s3cr@t+x".getBytes(StandardCharsets.UTF_8));
        String echo = "who is ada:s3cr@t+x, s3cr@t+x, s3cr%40t%2Bx, Basic " + basic;
        alertmanager.next(answering(401, echo), answering(403, ""), answering(400, echo));
        Alertmanager to = Alertmanager.at(withPassword());
        for (int status : new int[] {401, 403, 400}) {
            assertThat(trace(catchThrowable(() -> deliver(to))))
                    .contains(alertmanager.uri() + " answered " + status)
                    .doesNotContain("s3cr", basic);
        }
        alertmanager.close();
        assertThat(trace(catchThrowable(() -> deliver(to)))).doesNotContain("s3cr", basic);
        assertThat(to.toString()).doesNotContain("s3cr", basic);
    }

    @Test
    void aRefusedUserIsAdvised() {
        alertmanager.next(answering(401, ""));
        assertThat(failure(this::deliver))
                .isEqualTo("The Alertmanager at " + alertmanager.uri() + " answered 401, expected 200. Give user and"
                        + " password in deploy.oncall.urls, from the environment; the next run tells it again.");
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
