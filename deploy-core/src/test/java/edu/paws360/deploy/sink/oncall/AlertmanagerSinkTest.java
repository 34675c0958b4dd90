package edu.paws360.deploy.sink.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ExecutionFinished.Ending;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.secret.Secret;
import edu.paws360.deploy.sink.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AlertmanagerSinkTest {
    private static final Map<String, String> LABELS = Map.of(
            "alertname", "ProductionDeploymentFailed",
            "severity", "critical",
            "project", "edu.paws360:app",
            "environment", "production");

    @TempDir
    Path folder;

    private StrictAlertmanager alertmanager;
    private Story story;

    @BeforeEach
    void open() throws IOException {
        alertmanager = new StrictAlertmanager();
        story = new Story(folder);
    }

    @AfterEach
    void close() {
        story.close();
        alertmanager.close();
    }

    private OnCallSink sink() {
        return sink(InstantSource.system());
    }

    private OnCallSink sink(InstantSource clock) {
        return new OnCallSink(
                "alertmanager", Alertmanager.at(alertmanager.uri()), folder, Signs.NONE, clock, Pace.STANDARD);
    }

    private String deliver() throws IOException, InterruptedException {
        return sink().deliver(story.journal()).detail();
    }

    private String at() {
        return " at " + alertmanager.uri();
    }

    @Test
    void aDeploymentThatFailedOnItsRunnerAlerts() throws Exception {
        story.broken("d1");

        Receipt receipt = sink().deliver(story.journal());

        assertThat(receipt)
                .isEqualTo(new Receipt(
                        4, "fired edu.paws360:app to production (primary_exit_code, deployment d1)" + at(), List.of()));
        assertThat(alertmanager.firing())
                .containsExactly(new Alert(
                        LABELS,
                        Map.of(
                                "summary",
                                "CRITICAL: Production deployment failed on all runners: edu.paws360:app to production",
                                "description",
                                "stage failed: it was seen",
                                "advice",
                                "Look at it.",
                                "reason",
                                "primary_exit_code",
                                "deployment_id",
                                "d1",
                                "commit",
                                "0123456789abcdef0123456789abcdef01234567",
                                "branch",
                                "main",
                                "user",
                                "ada",
                                "workflow_run_id",
                                "4711"),
                        story.last().at(),
                        story.last().at().plus(Duration.ofHours(24)),
                        Optional.empty()));
    }

    @Test
    void soDoesOneThatFailedAfterItsRunnerWasDone() throws Exception {
        story.started("d1").exited("d1", 0).failed("d1", ReasonCode.GATE_TIMEOUT);
        deliver();
        assertThat(annotation("summary"))
                .isEqualTo("CRITICAL: Production deployment failed its health gates: edu.paws360:app to production");
        assertThat(annotation("reason")).isEqualTo("gate_timeout");
    }

    static Stream<Arguments> reasonsAndHeadlines() {
        return Stream.of(
                Arguments.of(ReasonCode.PRIMARY_NOT_FENCED, "may still be running"),
                Arguments.of(ReasonCode.RUNNERS_FAILED, "failed on all runners"),
                Arguments.of(ReasonCode.ROLLBACK_FAILED, "failed, and so did its rollback"),
                Arguments.of(ReasonCode.GATE_OLD_VERSION, "failed its health gates"),
                Arguments.of(ReasonCode.SMOKE_FAILED, "failed its smoke tests"));
    }

    @ParameterizedTest
    @MethodSource("reasonsAndHeadlines")
    void thePagerShowsWhatIsAtStake(ReasonCode reason, String headline) throws Exception {
        story.started("d1").exited("d1", 0).failed("d1", reason);
        deliver();
        assertThat(annotation("summary"))
                .isEqualTo("CRITICAL: Production deployment " + headline + ": edu.paws360:app to production");
        assertThat(alertmanager.firing().get(0).labels()).isEqualTo(LABELS);
    }

    @Test
    void aLineThatBecameTooLongIsAWarningOfItsOwn() throws Exception {
        story.started("d1").crowds("d1");

        assertThat(deliver())
                .isEqualTo("fired the queue of edu.paws360:app to production (queue_crowded, deployment d1)" + at());
        assertThat(alertmanager.firing()).singleElement().satisfies(alert -> {
            assertThat(alert.labels())
                    .isEqualTo(Map.of(
                            "alertname", "ProductionQueueCrowded",
                            "severity", "warning",
                            "project", "edu.paws360:app",
                            "environment", "production"));
            assertThat(alert.annotations())
                    .containsEntry(
                            "summary",
                            "WARNING: 4 deployments wait for production, more than 3: edu.paws360:app to production")
                    .containsEntry("description", "production is held by bob")
                    .containsEntry(
                            "advice",
                            "See with deploy:queue who holds production and who waits; -Ddeploy.queue.cancel=<ticket> ends"
                                    + " one that hangs.");
        });
    }

    @Test
    void aLineThatIsShortAgainAtAnEntryResolvesIt() throws Exception {
        story.started("d1").crowds("d1");
        deliver();
        story.started("d2").queued("d2", 4);
        deliver();
        assertThat(alertmanager.firing()).hasSize(1);
        story.started("d3").queued("d3", 3);
        assertThat(deliver())
                .isEqualTo("resolved the queue of edu.paws360:app to production (queue_crowded, deployment d1)" + at());
        assertThat(alertmanager.firing()).isEmpty();
    }

    @Test
    void aLineThatIsShortAgainAtAHoldResolvesItAndNoFailedDeploymentDoes() throws Exception {
        story.started("d1").crowds("d1").broken("d2");
        deliver();
        assertThat(alertmanager.firing()).hasSize(2);
        story.holds("d1", OptionalInt.empty());
        deliver();
        assertThat(alertmanager.firing()).hasSize(2);
        story.holds("d1", OptionalInt.of(1));
        deliver();
        assertThat(alertmanager.firing()).extracting(Alert::labels).containsExactly(LABELS);
    }

    @Test
    void soDoesOneWhoseRunnerCouldNotBeUsed() throws Exception {
        story.started("d1")
                .executed("d1", Ending.NOT_STARTED, OptionalInt.empty())
                .failed("d1", ReasonCode.PRIMARY_UNREACHABLE);
        deliver();
        assertThat(annotation("summary"))
                .isEqualTo("CRITICAL: Production deployment failed on all runners: edu.paws360:app to production");
    }

    @Test
    void soDoesOneThatWasCancelledWhileItExecuted() throws Exception {
        story.started("d1")
                .executing("d1")
                .executed("d1", Ending.CANCELLED, OptionalInt.empty())
                .failed("d1", ReasonCode.CANCELLED);
        deliver();
        assertThat(annotation("summary"))
                .isEqualTo("CRITICAL: Production deployment failed: edu.paws360:app to production");
    }

    @Test
    void soDoesOneThatWasAbandonedAfterItHadChangedProduction() throws Exception {
        story.started("d1").executing("d1").abandoned("d1", true);
        JournalEntry abandoned = story.last();
        story.started("d2").failed("d2", ReasonCode.RUNNER_UNFIT);

        assertThat(deliver())
                .isEqualTo("fired edu.paws360:app to production (abandoned, deployment d1)" + at()
                        + "; nobody is alerted of deployment d2 (runner_unfit): it ended before it executed anything");
        assertThat(alertmanager.firing()).singleElement().satisfies(alert -> {
            assertThat(alert.startsAt()).isEqualTo(abandoned.at());
            assertThat(alert.annotations())
                    .containsEntry(
                            "summary", "CRITICAL: Production deployment was abandoned: edu.paws360:app to production")
                    .containsEntry(
                            "description",
                            "its process is gone and left no verdict; it was last seen in stage execute, and had begun to"
                                    + " execute, so production may be half changed")
                    .containsEntry(
                            "advice",
                            "Make sure that nothing of it still runs, look at what runs in production, then deploy a good"
                                    + " commit.")
                    .containsEntry("reason", "abandoned")
                    .containsEntry("deployment_id", "d1");
        });
    }

    @Test
    void oneThatWasAbandonedAndDeliveredItsVerdictAfterAllCountsByItsVerdict() throws Exception {
        story.started("d1").executing("d1").abandoned("d1", true).succeeded("d1");
        assertThat(deliver()).isEqualTo("nothing to tell: nothing fires");
        assertThat(alertmanager.requests()).isEmpty();
    }

    @Test
    void whatEndedBeforeItExecutedAnythingAlertsNobody() throws Exception {
        story.started("d1").failed("d1", ReasonCode.BRANCH_REFUSED);
        assertThat(deliver())
                .isEqualTo("nobody is alerted of deployment d1 (branch_refused): it ended before it executed anything");
        story.started("d2").abandoned("d2", false).good("d3");
        assertThat(deliver()).isEqualTo("nothing to tell: nothing fires");
        assertThat(alertmanager.requests()).isEmpty();
    }

    @Test
    void theNextSuccessResolvesItOnce() throws Exception {
        story.broken("d1");
        deliver();
        story.good("d2");
        assertThat(deliver())
                .isEqualTo("resolved edu.paws360:app to production (primary_exit_code, deployment d1)" + at());
        assertThat(alertmanager.firing()).isEmpty();
        int told = alertmanager.requests().size();
        assertThat(alertmanager.requests().get(told - 1).body())
                .contains("\"endsAt\":\"" + story.last().at() + "\"");
        story.good("d3");
        assertThat(deliver()).isEqualTo("nothing to tell: nothing fires");
        assertThat(alertmanager.requests()).hasSize(told);
    }

    @Test
    void whatFailsAgainIsTheSameAlertWithNewWords() throws Exception {
        story.broken("d1");
        deliver();
        story.started("d2").exited("d2", 0).failed("d2", ReasonCode.SMOKE_FAILED);
        deliver();
        assertThat(alertmanager.firing()).hasSize(1);
        assertThat(annotation("reason")).isEqualTo("smoke_failed");
        story.good("d3");
        deliver();
        assertThat(alertmanager.firing()).isEmpty();
        story.broken("d4");
        deliver();
        assertThat(alertmanager.firing())
                .extracting(Alert::startsAt)
                .containsExactly(story.last().at());
    }

    @Test
    void aSuccessElsewhereResolvesNothing() throws Exception {
        story.broken("d1").in("staging").good("d2");
        deliver();
        assertThat(alertmanager.firing()).hasSize(1);
        story.broken("d3");
        assertThat(deliver())
                .isEqualTo("still fires edu.paws360:app to production (primary_exit_code, deployment d1), fired"
                        + " edu.paws360:app to staging (primary_exit_code, deployment d3)" + at());
        assertThat(alertmanager.firing()).hasSize(2);
    }

    @Test
    void whatFiresIsToldAgainAndDoesNotBecomeTwo() throws Exception {
        story.broken("d1");
        deliver();
        assertThat(deliver())
                .isEqualTo("still fires edu.paws360:app to production (primary_exit_code, deployment d1)" + at());
        assertThat(alertmanager.firing()).hasSize(1);
        alertmanager.forget();
        deliver();
        assertThat(alertmanager.firing()).hasSize(1);
    }

    @Test
    void whatFiredForADayIsNotToldAgain() throws Exception {
        story.broken("d1");
        deliver();
        assertThat(sink(later(25)).deliver(story.journal()).detail()).isEqualTo("nothing to tell: nothing fires");
    }

    @Test
    void whatComesADayLateFiresForADayFromThen() throws Exception {
        story.broken("d1");
        assertThat(sink(later(25)).deliver(story.journal()).detail()).startsWith("fired ");
        assertThat(alertmanager.firing()).singleElement().satisfies(alert -> {
            assertThat(alert.startsAt()).isEqualTo(story.last().at());
            assertThat(alert.endsAt()).isAfterOrEqualTo(story.last().at().plus(Duration.ofHours(49)));
        });
    }

    private static InstantSource later(int hours) {
        return InstantSource.offset(InstantSource.system(), Duration.ofHours(hours));
    }

    @Test
    void anEndThatTheAlertmanagersClockHasNotReachedIsToldAgain() throws Exception {
        story.broken("d1");
        deliver();
        story.good("d2");
        assertThat(sink().deliver(ahead(Duration.ofSeconds(2))).detail()).startsWith("resolved ");
        assertThat(alertmanager.firing()).isEmpty();
        assertThat(alertmanager.requests()).hasSize(3);
    }

    @Test
    void anAlertmanagerWhoseClockIsFarBehindIsSaidAndToldByTheNextRun() throws Exception {
        story.broken("d1");
        deliver();
        story.good("d2");
        assertThat(AlertmanagerDeliveryTest.failure(() -> sink().deliver(ahead(Duration.ofMinutes(5)))))
                .matches("The clock of the Alertmanager at " + alertmanager.uri()
                        + " is \\d min( \\d+ s)? behind the end of an alert, so it lets the alert fire on. Set both clocks;"
                        + " the next run tells it again\\.");
        assertThat(alertmanager.firing()).hasSize(1);
        assertThat(deliver()).startsWith("resolved ");
        assertThat(alertmanager.firing()).isEmpty();
    }

    @Test
    void aSuccessFromAMachineWhoseClockIsBehindResolvesItToo() throws Exception {
        story.broken("d1");
        long failure = story.last().number();
        deliver();
        story.good("d2");
        assertThat(sink().deliver(shifted(line -> line.number() > failure ? Duration.ofMinutes(-10) : Duration.ZERO))
                        .detail())
                .startsWith("resolved ");
        assertThat(alertmanager.firing()).isEmpty();
    }

    /** The journal as a machine would have written it whose clock is ahead of the Alertmanager's. */
    private JournalReader ahead(Duration lead) {
        return shifted(line -> lead);
    }

    private JournalReader shifted(Function<JournalEntry, Duration> lead) {
        Journal journal = story.journal();
        return new JournalReader() {
            @Override
            public Stream<JournalEntry> after(long number) throws IOException {
                return journal.after(number)
                        .map(line -> new JournalEntry(
                                line.number(),
                                line.at().plus(lead.apply(line)),
                                line.deploymentId(),
                                line.event(),
                                line.hash(),
                                line.line()));
            }

            @Override
            public long last() {
                return journal.last();
            }
        };
    }

    @Test
    void whatBeganAndEndedBeforeItWasToldWakesNobody() throws Exception {
        deliver();
        story.good("d0");
        deliver();
        story.broken("d1").good("d2");
        assertThat(deliver())
                .isEqualTo("over before it was told: edu.paws360:app to production (primary_exit_code, deployment d1)");
        assertThat(alertmanager.requests()).isEmpty();
        assertThat(deliver()).isEqualTo("nothing to tell: nothing fires");
    }

    @Test
    void aSuccessInAnotherJournalResolvesWhatWasToldOfTheOneThatIsLost(@TempDir Path other) throws Exception {
        story.broken("d1");
        deliver();
        try (Story anew = new Story(other)) {
            anew.started("e1").failed("e1", ReasonCode.APPROVAL_MISSING);
            sink().deliver(anew.journal());
            assertThat(alertmanager.firing()).hasSize(1);
            anew.good("e2");
            assertThat(sink().deliver(anew.journal()).detail())
                    .isEqualTo("resolved edu.paws360:app to production (primary_exit_code, deployment d1)" + at());
        }
        assertThat(alertmanager.firing()).isEmpty();
    }

    @Test
    void whatFailsInAnotherJournalJoinsWhatWasToldOfTheOneThatIsLost(@TempDir Path other) throws Exception {
        story.broken("d1");
        deliver();
        try (Story anew = new Story(other)) {
            anew.broken("e1");
            assertThat(sink().deliver(anew.journal()).detail()).startsWith("fired ");
            assertThat(alertmanager.firing()).hasSize(1);
        }
        assertThat(annotation("deployment_id")).isEqualTo("e1");
    }

    @Test
    void ofALedgerThatMakesNoSenseEverythingMayHaveBeenTold() throws Exception {
        story.broken("d1").good("d2");
        deliver();
        Path ledger = sink().file("json");
        for (String senseless :
                List.of("", "null", "[]", "{\"version\":1,\"upTo\":9,\"hash\":\"x\"}", "{\"version\":2}")) {
            Files.writeString(ledger, senseless);
            assertThat(deliver()).startsWith("resolved ");
        }
        assertThat(deliver()).isEqualTo("nothing to tell: nothing fires");
    }

    @Test
    void anEmptyJournalTellsNothing() throws Exception {
        assertThat(sink().deliver(story.journal()))
                .isEqualTo(new Receipt(0, "nothing to tell: nothing fires", List.of()));
    }

    @Test
    void whatTheJournalMaskedStaysMasked(@TempDir Path other) throws Exception {
        try (Story masked = new Story(other, Masker.of(List.of(new Secret("DB_PASSWORD", "geheim99"))))) {
            masked.started("d1").exited("d1", 1).failed("d1", ReasonCode.PRIMARY_EXIT_CODE, "no login with geheim99");
            sink().deliver(masked.journal());
        }
        assertThat(annotation("description")).isEqualTo("no login with ***");
    }

    private String annotation(String name) {
        return alertmanager.firing().get(0).annotations().get(name);
    }
}
