package edu.paws360.deploy.metrics;

import static edu.paws360.deploy.testbed.StandIn.answering;
import static edu.paws360.deploy.testbed.StandIn.cutting;
import static edu.paws360.deploy.testbed.StandIn.hangingUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.event.FailoverTriggered;
import edu.paws360.deploy.event.FailoverTriggered.Reason;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.sink.Receipt;
import edu.paws360.deploy.testbed.StandIn.Mood;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The totals in a gateway, as runners without a disk of their own count into it. */
class GatewayTotalsTest {
    private static final String SUCCESS =
            "deployment_success_total{workflow=\"ci\",branch=\"main\",runner_group=\"production\",}";
    private static final String API = "/api/v1/metrics";

    @TempDir
    Path folder;

    private StrictGateway gateway;

    @BeforeEach
    void open() {
        gateway = new StrictGateway();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private PushgatewaySink runner(String disk) {
        Gateway at = Gateway.at(gateway.uri()).within(Duration.ofSeconds(5), Duration.ofSeconds(20));
        return new PushgatewaySink(at, new GatewayTotals(at, folder.resolve(disk)));
    }

    private static ListJournal oneSuccess(String salt) {
        return new ListJournal(salt).started(salt).succeeded(salt, Duration.ofMillis(90_500));
    }

    private void assertThatNobodyIsInTheWay() {
        assertThat(gateway.names()).noneMatch(name -> name.startsWith(GatewayLock.JOB));
    }

    /** What a mood does to the first push of totals, after the register was written and all was read. */
    private void atTheFirstPush(Mood mood) {
        Mood usual = (request, exchange) -> gateway.strict(request).take(request, exchange);
        gateway.next(usual, usual, usual, usual, usual, mood);
    }

    @Test
    void runnersWithoutADiskOfTheirOwnCountTogether() throws Exception {
        runner("a").deliver(oneSuccess("a"));
        runner("b").deliver(oneSuccess("b"));
        Receipt receipt = runner("c").deliver(oneSuccess("c"));

        assertThat(gateway.group("runner-primary")).containsEntry(SUCCESS, 3.0);
        assertThat(gateway.sum("deployment_duration_seconds_sum")).isEqualTo(271.5);
        assertThat(gateway.sum("deployment_duration_seconds_count")).isEqualTo(3.0);
        assertThat(receipt.detail()).isEqualTo("counted into " + gateway.uri());
        assertThat(receipt.metrics()).contains("deployment_success_total");
        assertThat(gateway.decreased()).isEmpty();
        assertThatNobodyIsInTheWay();
    }

    /** 1.691 s is pushed as 1.6909999999999998, which is 1.690999999 s only if it is cut off. */
    @Test
    void aSumIsReadBackAsItWasThoughBinaryFractionsDoNotHoldIt() throws Exception {
        runner("a").deliver(new ListJournal("a").started("a").succeeded("a", Duration.ofMillis(1_691)));
        runner("b").deliver(new ListJournal("b").started("b").succeeded("b", Duration.ofSeconds(1)));

        assertThat(gateway.sum("deployment_duration_seconds_sum")).isEqualTo(2.691);
    }

    @Test
    void bothRunnersHaveTheirOwnAndTheTextFileHasBoth() throws Exception {
        ListJournal journal = new ListJournal("a")
                .started("a")
                .executing("a", RunnerRole.PRIMARY)
                .add("a", new FailoverTriggered(Reason.MANUAL, RunnerRole.PRIMARY, RunnerRole.SECONDARY))
                .executing("a", RunnerRole.SECONDARY)
                .succeeded("a", Duration.ofSeconds(10));
        runner("a").deliver(journal);
        runner("b").deliver(oneSuccess("b"));
        assertThat(gateway.group("runner-primary")).containsEntry(SUCCESS, 1.0);
        assertThat(gateway.group("runner-secondary")).containsEntry(SUCCESS, 1.0);
        Gateway at = Gateway.at(gateway.uri());
        Path file = folder.resolve("x.prom");
        new TextFileSink(file, new GatewayTotals(at, folder.resolve("b"))).deliver(oneSuccess("b"));
        assertThat(file).content().contains(SUCCESS + " 2.0\n");
    }

    @Test
    void aDeliveryThatIsRepeatedCountsNothingTwice() throws Exception {
        ListJournal journal = oneSuccess("a");
        runner("a").deliver(journal);
        runner("a").deliver(journal);
        runner("the same journal on a disk that forgot").deliver(journal);
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(1.0);
    }

    @Test
    void anAnswerThatIsLostAfterThePushWasAppliedCountsNothingTwice() throws Exception {
        for (Mood mood : List.of(
                gateway.taking(hangingUp()), gateway.taking(answering(500, "")), gateway.taking(cutting(503, "no")))) {
            atTheFirstPush(mood);
            String salt = String.valueOf(mood.hashCode());
            runner(salt).deliver(oneSuccess(salt));
        }
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(3.0);
        assertThat(gateway.decreased()).isEmpty();
    }

    @Test
    void aPushThatWasNotAppliedIsMadeAgain() throws Exception {
        for (Mood mood : List.of(hangingUp(), answering(429, "slow"), answering(503, ""))) {
            atTheFirstPush(mood);
            String salt = String.valueOf(mood.hashCode());
            runner(salt).deliver(oneSuccess(salt));
        }
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(3.0);
    }

    @Test
    void aRunThatDiesAfterItsPushIsNotCountedAgain() throws Exception {
        ListJournal journal = oneSuccess("a");
        Gateway at = Gateway.at(gateway.uri());
        TotalsStore dying = new GatewayTotals(at, folder.resolve("a"), Duration.ofMillis(300));
        assertThatThrownBy(() -> dying.publish("x", Duration.ofSeconds(20), journal, ledger -> {
                    throw new IOException("it died");
                }))
                .hasMessage("it died");
        journal.started("b").succeeded("b", Duration.ofSeconds(1));
        runner("a").deliver(journal);
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(2.0);
    }

    @Test
    void aGatewayThatLostEverythingGetsWhatTheJournalHas() throws Exception {
        runner("gone").deliver(oneSuccess("gone"));
        ListJournal kept = oneSuccess("kept");
        runner("kept").deliver(kept);
        gateway.forget();
        runner("new").deliver(oneSuccess("new"));
        kept.started("b").succeeded("b", Duration.ofSeconds(1));
        runner("kept").deliver(kept);
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(3.0);
    }

    @Test
    void aJournalThatTheGatewayNoLongerNamesRemembersForItself() throws Exception {
        ListJournal kept = oneSuccess("kept");
        runner("kept").deliver(kept);
        for (int i = 0; i < HeldGroup.MOST; i++) {
            runner("r" + i).deliver(oneSuccess("r" + i));
        }
        assertThat(gateway.group("runner-primary").keySet())
                .filteredOn(series -> series.startsWith(HeldGroup.COUNTED))
                .hasSize(HeldGroup.MOST)
                .noneMatch(series -> series.contains("journal=\"kepthash-1\""));
        kept.started("b").succeeded("b", Duration.ofSeconds(1));
        runner("kept").deliver(kept);
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(HeldGroup.MOST + 2.0);
    }

    /** Else it would not find itself in what it pushed, and count again. */
    @Test
    void whoseClockIsBehindAllOthersIsNotForgottenFirst() {
        Instant future = Instant.ofEpochSecond(4_000_000_000L);
        HeldGroup group = HeldGroup.NOTHING;
        for (int i = 0; i <= HeldGroup.MOST; i++) {
            group = group.with(Totals.NONE, "j" + i, new Position(7, "abc"), future.plusSeconds(i));
        }
        group = group.with(Totals.NONE, "late", new Position(3, "def"), Instant.ofEpochSecond(1));
        assertThat(group.last("late")).map(CountedJournal::position).contains(new Position(3, "def"));
        assertThat(group.last("j" + HeldGroup.MOST)).isPresent();
        assertThat(group.last("j1")).isEmpty();
    }

    private void countOthers(String salt) throws Exception {
        for (int i = 0; i < HeldGroup.MOST; i++) {
            runner(salt + i).deliver(oneSuccess(salt + i));
        }
    }

    private static void more(ListJournal journal, String id) {
        journal.started(id).succeeded(id, Duration.ofSeconds(1));
    }

    @Test
    void aGatewayThatWentBackGetsWhatIsCountedSince() throws Exception {
        runner("a").deliver(oneSuccess("a"));
        gateway.save();
        ListJournal late = oneSuccess("late");
        runner("late").deliver(late);
        gateway.goBack();
        more(late, "again");
        runner("late").deliver(late);
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(3.0);
    }

    @Test
    void aGatewayThatWentBackAndNoLongerNamesTheJournalGetsWhatIsCountedSince() throws Exception {
        ListJournal kept = oneSuccess("kept");
        runner("kept").deliver(kept);
        countOthers("r");
        gateway.save();
        more(kept, "lost on the way back");
        runner("kept").deliver(kept);
        gateway.goBack();
        more(kept, "after");
        runner("kept").deliver(kept);
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(HeldGroup.MOST + 3.0);
    }

    /** As for a process that was killed between the push and its next look. */
    @Test
    void aPushOfWhichNobodySawWhatBecameIsNotCountedAgainThoughManyCountedSince() throws Exception {
        ListJournal kept = oneSuccess("kept");
        atTheFirstPush(gateway.taking(answering(200, "")));
        gateway.next(answering(403, "no more looks"));
        assertThatThrownBy(() -> runner("kept").deliver(kept)).isInstanceOf(IOException.class);
        countOthers("r");
        more(kept, "after");
        runner("kept").deliver(kept);
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(HeldGroup.MOST + 2.0);
    }

    @Test
    void aPushThatWasRefusedIsCountedThoughManyCountedSince() throws Exception {
        ListJournal kept = oneSuccess("kept");
        atTheFirstPush(answering(403, "no"));
        assertThatThrownBy(() -> runner("kept").deliver(kept)).isInstanceOf(IOException.class);
        countOthers("r");
        runner("kept").deliver(kept);
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(HeldGroup.MOST + 1.0);
    }

    @Test
    void aMemoryThatMakesNoSenseIsNeededOnlyWhereTheGatewayNamesTheJournalNoMore() throws Exception {
        ListJournal kept = oneSuccess("kept");
        runner("kept").deliver(kept);
        Path memory = folder.resolve("kept/totals-gateway.json");
        for (String strange : List.of(
                "",
                "null",
                "{}",
                "{\"groups\":{\"PRIMARY\":null}}",
                "{\"groups\":{\"PRIMARY\":{\"era\":null,\"pushed\":[]}}}",
                "{\"groups\":{\"PRIMARY\":{\"era\":\"x\",\"pushed\":[null]}}}",
                "{\"groups\":{\"PRIMARY\":{\"era\":\"x\",\"pushed\":[{\"journal\":\"x\",\"position\":null}]}}}")) {
            Files.writeString(memory, strange);
            runner("kept").deliver(kept);
            assertThat(memory).content().as(strange).contains("\"journal\":\"kepthash-1\"");
        }
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(1.0);
        Files.writeString(memory, "{}");
        countOthers("r");
        assertThatThrownBy(() -> runner("kept").deliver(kept))
                .isInstanceOf(IOException.class)
                .hasMessage(memory + " makes no sense, and the Pushgateway has no place any more for how far this"
                        + " journal was counted. Bring the file back, or remove it to count the whole journal.");
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(HeldGroup.MOST + 1.0);
    }

    /** Reading it again and again would outlast the time for which others wait. */
    @Test
    void theJournalIsReadOnceForItsNameAndOnceToBeCounted() throws Exception {
        AtomicInteger readings = new AtomicInteger();
        ListJournal lines = oneSuccess("a");
        JournalReader counting = new JournalReader() {
            @Override
            public Stream<JournalEntry> after(long number) {
                readings.incrementAndGet();
                return lines.after(number);
            }

            @Override
            public long last() {
                return lines.last();
            }
        };
        runner("a").deliver(counting);
        assertThat(readings).hasValue(2);
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(1.0);
    }

    @Test
    void aHundredValuesOfALabelAreToldApartOverBothRunners() throws Exception {
        ListJournal journal = new ListJournal("a");
        for (int i = 0; i < Variety.MOST; i++) {
            journal.add("p" + i, ListJournal.start("release/" + i)).succeeded("p" + i, Duration.ofSeconds(1));
        }
        runner("a").deliver(journal);
        ListJournal second = new ListJournal("b")
                .add("s", ListJournal.start("release/another"))
                .executing("s", RunnerRole.SECONDARY)
                .succeeded("s", Duration.ofSeconds(1));
        runner("b").deliver(second);
        assertThat(gateway.group("runner-secondary").keySet())
                .filteredOn(series -> series.startsWith("deployment_success_total"))
                .singleElement()
                .asString()
                .contains("branch=\"other\"");
    }

    @Test
    void aGatewayThatIsNotThereIsSaidAndTheNextRunCounts() throws Exception {
        ListJournal journal = oneSuccess("a");
        assertThatThrownBy(() -> {
                    Gateway nowhere = Gateway.at(URI.create("http://127.0.0.1:1"));
                    new PushgatewaySink(nowhere, new GatewayTotals(nowhere, folder.resolve("a"))).deliver(journal);
                })
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "No success from the Pushgateway at http://127.0.0.1:1: ConnectException Connection refused. See"
                                + " deploy.metrics.pushgateway; the next run pushes everything again.");
        runner("a").deliver(journal);
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(1.0);
    }

    @Test
    void whatAFolderHadPushedBeforeIsTakenOver() throws Exception {
        ListJournal journal = oneSuccess("a");
        new PushgatewaySink(Gateway.at(gateway.uri()), new FolderTotals(folder.resolve("a"))).deliver(journal);
        journal.started("b").succeeded("b", Duration.ofSeconds(1));
        runner("a").deliver(journal);
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(2.0);
        assertThat(gateway.decreased()).isEmpty();
    }

    @Test
    void aFolderDoesNotReplaceWhatOthersCountedIntoTheGateway() throws Exception {
        runner("a").deliver(oneSuccess("a"));
        runner("b").deliver(oneSuccess("b"));
        PushgatewaySink sink = new PushgatewaySink(Gateway.at(gateway.uri()), new FolderTotals(folder.resolve("a")));
        assertThatThrownBy(() -> sink.deliver(oneSuccess("a")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        "The totals of the metrics were kept in the Pushgateway (deploy.queue.type=github with"
                                + " deploy.metrics.pushgateway) so far, and now in the audit folder (deploy.queue.type=file,"
                                + " or github without deploy.metrics.pushgateway), ");
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(2.0);
        assertThat(folder.resolve("a/totals.json")).doesNotExist();
    }

    @Test
    void metricsOfAnotherVersionInTheSameGroupAreLeftAlone() throws Exception {
        GatewayWire wire = new GatewayWire(Gateway.at(gateway.uri()));
        wire.put(
                GatewayGroup.of(RunnerRole.PRIMARY),
                "# TYPE of_tomorrow_total counter\nof_tomorrow_total{x=\"y\",} 7\n",
                Countdown.of(Duration.ofSeconds(5)));
        runner("a").deliver(oneSuccess("a"));
        assertThat(gateway.sum("of_tomorrow_total")).isEqualTo(7.0);
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(1.0);
    }

    @Test
    void aMetricOfOursInAnotherFormIsNeitherReadAsZeroNorReplaced() throws Exception {
        GatewayWire wire = new GatewayWire(Gateway.at(gateway.uri()));
        wire.put(
                GatewayGroup.of(RunnerRole.PRIMARY),
                "# TYPE deployment_success_total counter\ndeployment_success_total{branch=\"main\",} 7\n",
                Countdown.of(Duration.ofSeconds(5)));
        assertThatThrownBy(() -> runner("a").deliver(oneSuccess("a")))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "The group /metrics/job/github-actions-deployments/instance/runner-primary of the Pushgateway"
                                + " at " + gateway.uri()
                                + " was not pushed by this version: a series has the labels [branch,"
                                + " job, instance], expected [workflow, branch, runner_group]. Nothing was counted there; delete"
                                + " the group to begin anew.");
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(7.0);
        assertThatNobodyIsInTheWay();
    }

    @Test
    void anAnswerThatIsNoneOfAGatewayCountsNothing() throws Exception {
        for (String answer :
                List.of("", "<html>", "[]", "{\"status\":\"error\"}", "{\"status\":\"success\",\"data\":7}")) {
            gateway.next(
                    (request, exchange) -> gateway.strict(request).take(request, exchange), answering(200, answer));
            assertThatThrownBy(() -> runner("a").deliver(oneSuccess("a")))
                    .as(answer)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(
                            "The answer of the Pushgateway at " + gateway.uri() + " to " + API + " makes no sense: ");
        }
        assertThat(gateway.group("runner-primary")).isEmpty();
        runner("a").deliver(oneSuccess("a"));
        assertThat(gateway.sum("deployment_success_total")).isEqualTo(1.0);
    }

    @Test
    void aTypeClashIsFinalAndNamesTheMetric() {
        atTheFirstPush(answering(400, "collected metric \"deployment_success_total\" {} should be a Gauge\n"));
        assertThatThrownBy(() -> runner("a").deliver(oneSuccess("a")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The Pushgateway at " + gateway.uri()
                        + " answered 400 for deployment_success_total, expected 200 or 202: ");
        assertThatNobodyIsInTheWay();
    }

    @Test
    void aJournalInWhichNothingCountsIsNotPushed() throws Exception {
        runner("a").deliver(new ListJournal("a").started("a"));
        runner("b").deliver(new ListJournal("b"));
        assertThat(gateway.names()).isEmpty();
    }
}
