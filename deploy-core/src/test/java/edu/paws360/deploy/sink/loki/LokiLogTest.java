package edu.paws360.deploy.sink.loki;

import static edu.paws360.deploy.testbed.StandIn.answering;
import static edu.paws360.deploy.testbed.StandIn.cutting;
import static edu.paws360.deploy.testbed.StandIn.hangingUp;
import static edu.paws360.deploy.testbed.StandIn.redirecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.secret.Secret;
import edu.paws360.deploy.sink.Receipt;
import edu.paws360.deploy.testbed.Eventually;
import edu.paws360.deploy.testbed.LokiEntry;
import edu.paws360.deploy.testbed.StrictLoki;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lines on their way to a Loki that takes them, or does not. */
@Timeout(60)
class LokiLogTest {
    @TempDir
    Path temp;

    private final StrictLoki loki = new StrictLoki();
    private Journal journal;

    @BeforeEach
    void openJournal() throws IOException {
        journal = Journal.open(temp.resolve("audit"), text -> text);
    }

    @AfterEach
    void closeAll() {
        journal.close();
        loki.close();
    }

    private Path folder() {
        return temp.resolve("audit/loki");
    }

    private LokiLog open(String deploymentId) throws Exception {
        return LokiLog.open(Origins.at(loki), folder(), Origins.of(deploymentId));
    }

    private JournalEntry append(String deploymentId) throws IOException {
        return journal.append(deploymentId, Origins.started());
    }

    private List<Path> spools() throws IOException {
        try (Stream<Path> all = Files.list(folder())) {
            return all.filter(Files::isDirectory).toList();
        }
    }

    @Test
    void sendsLinesAndJournalUnderTheirLabels() throws Exception {
        try (LokiLog log = open("d1")) {
            JournalEntry started = append("d1");
            log.written(started);
            log.line(Origins.RUNNER, "TASK [deploy] ok");
            log.line("runner-2", "\u00e4 \"quoted\" \\ \ud83d\ude00 \u0007");

            Receipt receipt = log.deliver(journal);

            assertThat(receipt.upTo()).isEqualTo(1);
            assertThat(receipt.detail()).matches("3 lines in [123] requests? at " + loki.uri());
            assertThat(Origins.journal(loki, "d1")).containsExactly(started.line());
            assertThat(Origins.output(loki, "d1")).containsExactly("TASK [deploy] ok");
            assertThat(loki.byArrival(Origins.labels("d1", "output", "runner-2")))
                    .extracting(LokiEntry::line)
                    .containsExactly("\u00e4 \"quoted\" \\ \ud83d\ude00 \u0007");
        }
        assertThat(spools()).isEmpty();
        assertThat(loki.overlapped()).isFalse();
    }

    @Test
    void asksAgainWhatFailedForTheMoment() throws Exception {
        loki.next(
                answering(429, "slow down\n", Map.of("Retry-After", "0")),
                answering(500, "oops\n"),
                answering(503, ""),
                hangingUp(),
                cutting(500, "cut off"),
                loki.taking(hangingUp()),
                loki.taking(hangingUp()));
        try (LokiLog log = open("d1")) {
            log.line(Origins.RUNNER, "one");
            log.line(Origins.RUNNER, "two");
            log.deliver(journal);
        }

        assertThat(Origins.output(loki, "d1")).containsExactly("one", "two");
        assertThat(loki.duplicates()).isPositive();
    }

    @Test
    void leavesTheLokiAloneForAsLongAsItOrders() throws Exception {
        loki.next(answering(429, "slow down\n", Map.of("Retry-After", "3600")));
        LokiTimes times = new LokiTimes(
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                Duration.ofMillis(5),
                Duration.ofMillis(1),
                Duration.ofMillis(1),
                Duration.ofHours(1),
                Duration.ofMillis(50));
        try (LokiLog log = LokiLog.open(Origins.at(loki.uri(), times), folder(), Origins.of("d1"))) {
            log.line(Origins.RUNNER, "one");
            assertThatThrownBy(() -> log.deliver(journal))
                    .hasMessageContaining("answered 429, expected 204: slow down")
                    .hasMessageEndingWith("; 1 line left in the spool for the next run.");
        }

        assertThat(loki.requests()).hasSize(1);
    }

    @Test
    void setsAsideTheOneLineThatIsRefusedAndSendsTheRest() throws Exception {
        loki.refuseLine(line -> line.equals("line 37"));
        String detail;
        try (LokiLog log = open("d1")) {
            IntStream.range(0, 100).forEach(number -> log.line(Origins.RUNNER, "line " + number));
            detail = log.deliver(journal).detail();
        }

        assertThat(detail).contains("; 1 line set aside in " + folder().resolve("refused.jsonl") + " (first: ");
        assertThat(Origins.output(loki, "d1"))
                .isEqualTo(IntStream.range(0, 100)
                        .filter(number -> number != 37)
                        .mapToObj(number -> "line " + number)
                        .toList());
        assertThat(Files.readAllLines(folder().resolve("refused.jsonl")))
                .singleElement()
                .asString()
                .contains("\"line\":\"line 37\"", "\"spool\":\"d1\"", "is one that is refused here");
        assertThat(spools()).isEmpty();
    }

    @Test
    void stopsAtARefusalThatIsNotAboutLinesAndTheNextRunSendsThem() throws Exception {
        loki.next(answering(401, "no org id\n"));
        try (LokiLog log = open("d1")) {
            log.line(Origins.RUNNER, "one");
            assertThatThrownBy(() -> log.deliver(journal))
                    .isInstanceOf(IOException.class)
                    .hasMessage("The Loki at " + loki.uri()
                            + " answered 401, expected 204: no org id. Set deploy.loki.token, or user"
                            + " and password in deploy.loki.url, from the environment, and deploy.loki.tenant if it keeps several"
                            + " apart; 1 line left in the spool for the next run.");
        }
        assertThat(loki.requests()).hasSize(1);

        try (LokiLog next = open("d2")) {
            next.line(Origins.RUNNER, "two");
            next.deliver(journal);
        }

        assertThat(Origins.output(loki, "d1")).containsExactly("one");
        assertThat(Origins.output(loki, "d2")).containsExactly("two");
        assertThat(spools()).isEmpty();
    }

    @Test
    void takesARedirectForARefusal() throws Exception {
        loki.next(redirecting("http://elsewhere/"));
        try (LokiLog log = open("d1")) {
            log.line(Origins.RUNNER, "one");
            assertThatThrownBy(() -> log.deliver(journal)).hasMessageContaining(" answered 302, expected 204");
        }
    }

    @Test
    void givesUpWaitingForASilentLokiAndTheNextRunSends() throws Exception {
        loki.next(loki.silent(), loki.silent());
        LokiTimes times = new LokiTimes(
                Duration.ofMillis(100),
                Duration.ofSeconds(2),
                Duration.ofMillis(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMillis(50));
        try (LokiLog log = LokiLog.open(Origins.at(loki.uri(), times), folder(), Origins.of("d1"))) {
            log.line(Origins.RUNNER, "one");
            assertThatThrownBy(() -> log.deliver(journal))
                    .hasMessageStartingWith("No answer from the Loki at " + loki.uri() + ": SocketTimeoutException");
        }
        try (LokiLog next = open("d2")) {
            next.deliver(journal);
        }

        assertThat(Origins.output(loki, "d1")).containsExactly("one");
    }

    @Test
    void theNextRunSendsWhatALokiThatWasAwayNeverSawJournalIncluded() throws Exception {
        LokiTarget away = Origins.at(URI.create("http://127.0.0.1:9"), Origins.QUICK);
        JournalEntry started = append("d1");
        try (LokiLog log = LokiLog.open(away, folder(), Origins.of("d1"))) {
            log.written(started);
            log.line(Origins.RUNNER, "one");
        }
        JournalEntry unseen = append("d1");

        try (LokiLog next = open("d2")) {
            assertThat(next.deliver(journal).detail()).startsWith("3 lines in ");
        }

        assertThat(Origins.output(loki, "d1")).containsExactly("one");
        assertThat(Origins.journal(loki, "d1")).containsExactly(started.line(), unseen.line());
        assertThat(spools()).isEmpty();
    }

    @Test
    void sendsTheLastJournalLinesOnClosing() throws Exception {
        JournalEntry last;
        try (LokiLog log = open("d1")) {
            log.deliver(journal);
            last = append("d1");
            log.written(last);
        }

        assertThat(Origins.journal(loki, "d1")).containsExactly(last.line());
        assertThat(spools()).isEmpty();
    }

    @Test
    void leavesTheSpoolsOfLivingRunsAlone() throws Exception {
        try (LokiLog one = LokiLog.open(
                        Origins.at(URI.create("http://127.0.0.1:9"), Origins.QUICK), folder(), Origins.of("d1"));
                LokiLog other = open("d2")) {
            one.line(Origins.RUNNER, "one");
            one.flush();
            other.deliver(journal);

            assertThat(Origins.output(loki, "d1")).isEmpty();
            assertThatThrownBy(() -> open("d1")).hasMessageEndingWith("d1 belongs to another process that lives");
        }
    }

    @Test
    void tagsEachLineByMetadataWhereThatIsWanted() throws Exception {
        LokiTarget target =
                new LokiTarget(Origins.at(loki).endpoint(), Optional.empty(), LokiTags.METADATA, Origins.QUICK);
        try (LokiLog log = LokiLog.open(target, folder(), Origins.of("d1"))) {
            log.line(Origins.RUNNER, "one");
            log.line("runner-2", "two");
            log.deliver(journal);
        }

        assertThat(loki.byArrival(Map.of(
                        "job", "paws360-deploy",
                        "project", "edu:paws360",
                        "environment", "production",
                        "log", "output")))
                .extracting(LokiEntry::metadata)
                .containsExactly(
                        Map.of("deployment_id", "d1", "workflow_run_id", "4711", "runner_id", Origins.RUNNER),
                        Map.of("deployment_id", "d1", "workflow_run_id", "4711", "runner_id", "runner-2"));
    }

    @Test
    void saysWhoAsksAndForWhom() throws Exception {
        try (StrictLoki strict = new StrictLoki(Map.of("X-Scope-OrgID", "paws", "Authorization", "Bearer heimlich"))) {
            LokiTarget usual = LokiTarget.at(
                    strict.uri(),
                    Optional.of(new Secret("LOKI_TOKEN", "heimlich")),
                    Optional.of("paws"),
                    LokiTags.LABELS);
            LokiTarget target = new LokiTarget(usual.endpoint(), usual.tenant(), usual.tags(), Origins.QUICK);
            try (LokiLog log = LokiLog.open(target, folder(), Origins.of("d1"))) {
                log.line(Origins.RUNNER, "one");
                log.deliver(journal);
            }

            assertThat(Origins.output(strict, "d1")).containsExactly("one");
            assertThat(strict.requests()).allSatisfy(request -> assertThat(request.header("Content-Encoding"))
                    .isEqualTo("gzip"));
        }
    }

    @Test
    void bringsALineAboutADeploymentThatNeverHadASpool() throws Exception {
        JournalEntry found = append("dead");
        try (LokiLog log = open("d2")) {
            log.written(found);
            log.deliver(journal);
        }

        Map<String, String> labels = Origins.labels("dead", "journal", Origins.RUNNER);
        labels.remove("workflow_run_id");
        assertThat(loki.byArrival(labels)).extracting(LokiEntry::line).containsExactly(found.line());
    }

    @Test
    void doesNotLingerWhileThereIsEnoughForARequest() throws Exception {
        LokiTimes times = new LokiTimes(
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofMillis(2),
                Duration.ofMillis(20),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1));
        try (LokiLog log = LokiLog.open(Origins.at(loki.uri(), times), folder(), Origins.of("d-1"))) {
            String line = "x".repeat(1000);
            // More than two files of the spool hold: what is left at the end of each is less than a request.
            for (int number = 0; number < 9_000; number++) {
                log.line(Origins.RUNNER, number + line);
            }

            assertThat(log.deliver(journal).detail()).startsWith("9,000 lines in ");
        }
    }

    @Test
    void halvesWhatIsTooLargeAtOnce() throws Exception {
        loki.next(answering(413, "request body too large\n"));
        try (LokiLog log = open("d1")) {
            IntStream.range(0, 10).forEach(number -> log.line(Origins.RUNNER, "line " + number));
            log.flush();
            log.deliver(journal);
        }

        assertThat(Origins.output(loki, "d1")).hasSize(10);
    }

    @Test
    void splitsALineThatIsTooLong() throws Exception {
        String line = "\u00e4\ud83d\ude00x".repeat(100_000);
        try (LokiLog log = open("d1")) {
            log.line(Origins.RUNNER, line);
            log.deliver(journal);
        }

        List<String> pieces = Origins.output(loki, "d1");
        assertThat(pieces).hasSize(3);
        assertThat(String.join("", pieces).replace(Pieces.MARK, "")).isEqualTo(line);
    }

    @Test
    void setsAsideWhatIsOlderThanAWeekWithoutAsking() throws Exception {
        InstantSource lastWeek = () -> InstantSource.system().instant().minus(Duration.ofDays(8));
        SpoolFolder spools = new SpoolFolder(folder(), new Room(LokiLog.ROOM), lastWeek);
        try (Spool old = spools.open(new SpoolOrigin(Origins.of("d1"), LokiTags.LABELS))) {
            old.output(Origins.RUNNER, "old");
        }
        String detail;
        try (LokiLog log = open("d2")) {
            detail = log.deliver(journal).detail();
        }

        assertThat(detail)
                .startsWith("0 lines in 0 requests")
                .endsWith("refused.jsonl (first: older than a week when it could be sent)");
        assertThat(loki.requests()).isEmpty();
    }

    @Test
    void tellsWhatDidNotFit() throws Exception {
        String detail;
        // Whatever the Loki takes before all lines are given makes room for others, so it takes nothing.
        CountDownLatch given = new CountDownLatch(1);
        loki.next((request, exchange) -> {
            Eventually.holds(() -> given.getCount() == 0);
            answering(503, "").take(request, exchange);
        });
        LokiTarget target = Origins.at(loki.uri(), Origins.PATIENT);
        try (LokiLog log = LokiLog.open(target, folder(), Origins.of("d1"), 1_000)) {
            IntStream.range(0, 100).forEach(number -> log.line(Origins.RUNNER, "line " + number));
            given.countDown();
            detail = log.deliver(journal).detail();
        }

        assertThat(detail).contains("lines were not kept for Loki, because the spool below ");
        assertThat(Origins.output(loki, "d1"))
                .last()
                .asString()
                .matches("\\d+ lines were not kept for Loki, because the spool below .* has reached its 0.0 MB");
        assertThat(spools()).isEmpty();
    }

    @Test
    void endsAllItHasWhenItIsClosedByAThreadThatIsInterrupted() throws Exception {
        LokiLog hurried =
                LokiLog.open(Origins.at(URI.create("http://127.0.0.1:9"), Origins.QUICK), folder(), Origins.of("d1"));
        hurried.line(Origins.RUNNER, "one");
        Thread.currentThread().interrupt();
        hurried.close();

        assertThat(Thread.interrupted()).isTrue();
        try (LokiLog again = open("d1")) {
            again.deliver(journal);
        }
        assertThat(Origins.output(loki, "d1")).containsExactly("one");
    }
}
