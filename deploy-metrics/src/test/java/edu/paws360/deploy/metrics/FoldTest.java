package edu.paws360.deploy.metrics;

import static edu.paws360.deploy.metrics.ListJournal.failing;
import static edu.paws360.deploy.metrics.ListJournal.passing;
import static edu.paws360.deploy.metrics.MetricFamily.DEPLOYMENT_DURATION_SECONDS;
import static edu.paws360.deploy.metrics.MetricFamily.DEPLOYMENT_FAILOVER_TOTAL;
import static edu.paws360.deploy.metrics.MetricFamily.DEPLOYMENT_FAILURE_TOTAL;
import static edu.paws360.deploy.metrics.MetricFamily.DEPLOYMENT_SUCCESS_TOTAL;
import static edu.paws360.deploy.metrics.MetricFamily.FAILOVER_EVENTS_TOTAL;
import static edu.paws360.deploy.metrics.MetricFamily.HEALTH_GATE_FAILURES_TOTAL;
import static edu.paws360.deploy.metrics.MetricFamily.PREFLIGHT_CHECK_FAILURES_TOTAL;
import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ApprovalDecided;
import edu.paws360.deploy.event.ApprovalDecided.Decision;
import edu.paws360.deploy.event.DeploymentAbandoned;
import edu.paws360.deploy.event.DeploymentClosed;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.FailoverTriggered;
import edu.paws360.deploy.event.FailoverTriggered.Reason;
import edu.paws360.deploy.event.HealthGatesFinished;
import edu.paws360.deploy.event.HoldGranted;
import edu.paws360.deploy.event.PreflightFinished;
import edu.paws360.deploy.event.QueueEntered;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.SmokeTestsFinished;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.UnknownEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FoldTest {
    private final ListJournal journal = new ListJournal();

    private Ledger folded() {
        Fold fold = new Fold(Ledger.EMPTY);
        journal.lines().forEach(fold::add);
        return fold.ledger();
    }

    private static Totals withoutSuccesses(Ledger ledger) {
        Totals totals = ledger.totals();
        return new Totals(totals.counts(), totals.durations(), totals.queueDepth(), List.of());
    }

    private static Count primary(MetricFamily family, long value, String... labels) {
        return new Count(Series.of(family, RunnerRole.PRIMARY, labels), value);
    }

    private static Observations observed(RunnerRole role, Duration sum, Long... buckets) {
        Series series = Series.of(DEPLOYMENT_DURATION_SECONDS, role, "ci", "main", "production");
        return new Observations(series, List.of(buckets), sum);
    }

    @Test
    void aSuccessCountsWithTheLabelsOfItsStartAndItsDuration() {
        journal.started("a").succeeded("a", Duration.ofMillis(61_500));
        Ledger ledger = folded();
        assertThat(withoutSuccesses(ledger))
                .isEqualTo(new Totals(
                        List.of(primary(DEPLOYMENT_SUCCESS_TOTAL, 1, "ci", "main", "production")),
                        List.of(observed(RunnerRole.PRIMARY, Duration.ofMillis(61_500), 0L, 1L, 0L, 0L, 0L, 0L))));
        assertThat(ledger.upTo()).isEqualTo(2);
        assertThat(ledger.hash()).isEqualTo("hash-2");
        assertThat(ledger.open()).isEmpty();
    }

    @Test
    void aFailureCountsWithTheReasonOfItsVerdict() {
        journal.started("a").failed("a", ReasonCode.GATE_TIMEOUT, Duration.ofMinutes(31));
        assertThat(withoutSuccesses(folded()))
                .isEqualTo(new Totals(
                        List.of(primary(DEPLOYMENT_FAILURE_TOTAL, 1, "ci", "main", "production", "gate_timeout")),
                        List.of(observed(RunnerRole.PRIMARY, Duration.ofMinutes(31), 0L, 0L, 0L, 0L, 0L, 1L))));
    }

    @Test
    void aBoundBelongsToItsBucketAndANanosecondMoreDoesNot() {
        journal.started("a").succeeded("a", Duration.ofSeconds(60));
        journal.started("b").succeeded("b", Duration.ofSeconds(60, 1));
        journal.started("c").succeeded("c", Duration.ofMinutes(30));
        journal.started("d").succeeded("d", Duration.ofSeconds(-5));
        assertThat(folded().totals().durations())
                .containsExactly(observed(RunnerRole.PRIMARY, Duration.ofSeconds(1920, 1), 2L, 1L, 0L, 0L, 1L, 0L));
    }

    @Test
    void aDeploymentThatLeftNoVerdictCountsAsAbandonedWithoutADuration() {
        journal.started("a").started("b").add("a", new DeploymentAbandoned("execute", true, "b"));
        Ledger ledger = folded();
        assertThat(withoutSuccesses(ledger))
                .isEqualTo(new Totals(
                        List.of(primary(DEPLOYMENT_FAILURE_TOTAL, 1, "ci", "main", "production", "abandoned")),
                        List.of()));
        assertThat(ledger.open()).containsOnlyKeys("b");
    }

    @Test
    void aVerdictAndAnAbandonedLineCountOnceInEitherOrder() {
        DeploymentAbandoned abandoned = new DeploymentAbandoned("execute", true, "c");
        journal.started("a").succeeded("a", Duration.ZERO).add("a", abandoned).add("a", abandoned);
        journal.started("b").add("b", abandoned).failed("b", ReasonCode.HOLD_LOST, Duration.ZERO);
        assertThat(folded().totals().counts())
                .containsExactly(
                        primary(DEPLOYMENT_SUCCESS_TOTAL, 1, "ci", "main", "production"),
                        primary(DEPLOYMENT_FAILURE_TOTAL, 1, "ci", "main", "production", "abandoned"));
    }

    @Test
    void aDeploymentThatTheSecondaryTookOverCountsOnceAndBelongsToTheSecondary() {
        journal.started("a")
                .add("a", new ExecutionStarted(RunnerRole.PRIMARY, "one", "./deploy"))
                .add("a", new FailoverTriggered(Reason.MANUAL, RunnerRole.PRIMARY, RunnerRole.SECONDARY))
                .add("a", new ExecutionStarted(RunnerRole.SECONDARY, "two", "./deploy"))
                .failed("a", ReasonCode.RUNNERS_FAILED, Duration.ZERO);
        assertThat(folded().totals().counts())
                .containsExactly(
                        new Count(
                                Series.of(
                                        DEPLOYMENT_FAILURE_TOTAL,
                                        RunnerRole.SECONDARY,
                                        "ci",
                                        "main",
                                        "production",
                                        "runners_failed"),
                                1),
                        primary(DEPLOYMENT_FAILOVER_TOTAL, 1, "manual"),
                        primary(FAILOVER_EVENTS_TOTAL, 1, "manual"));
    }

    @Test
    void theLineIsAsLongAsTheLatestLookSaid() {
        journal.started("a").add("a", new QueueEntered(1, 3, 4, Optional.of("ann")));
        assertThat(folded().totals().queueDepth()).hasValue(4);
        journal.add("a", new HoldGranted(1, 7, Duration.ZERO, OptionalInt.of(2)));
        assertThat(folded().totals().queueDepth()).hasValue(2);
        journal.add("a", new HoldGranted(1, 7, Duration.ZERO, OptionalInt.empty()));
        assertThat(folded().totals().queueDepth()).hasValue(2);
        assertThat(new TotalsCollector(folded().totals()).text()).contains("\ndeployment_queue_depth 2.0\n");
        assertThat(folded().totals().of(RunnerRole.SECONDARY).isEmpty()).isTrue();
        journal.succeeded("a", Duration.ZERO);
        assertThat(folded().latestMetrics()).contains("deployment_queue_depth");
    }

    @Test
    void aFailoverCountsUnderBothNames() {
        journal.started("a")
                .add("a", new FailoverTriggered(Reason.PRIMARY_TIMEOUT, RunnerRole.PRIMARY, RunnerRole.SECONDARY));
        assertThat(folded().totals().counts())
                .containsExactly(
                        primary(DEPLOYMENT_FAILOVER_TOTAL, 1, "primary_timeout"),
                        primary(FAILOVER_EVENTS_TOTAL, 1, "primary_timeout"));
    }

    @Test
    void onlyWhatFailedOrIsUnknownCountsAsAFailedCheck() {
        CheckResult unknown = CheckResult.unknown("network", ReasonCode.NETWORK_UNREACHABLE, "?", Duration.ZERO);
        CheckResult skipped = CheckResult.withoutLook("docker", CheckStatus.SKIPPED, "by setting");
        journal.started("a")
                .add("a", new PreflightFinished(List.of(failing("disk"), passing("cpu"), unknown, skipped), 1));
        assertThat(folded().totals().counts())
                .containsExactly(
                        primary(PREFLIGHT_CHECK_FAILURES_TOTAL, 1, "disk"),
                        primary(PREFLIGHT_CHECK_FAILURES_TOTAL, 1, "network"));
    }

    @Test
    void gatesAndSmokeStepsCountUnderTheirNames() {
        journal.started("a")
                .add("a", new HealthGatesFinished(List.of(failing("api"), passing("redis"))))
                .add("a", new SmokeTestsFinished(List.of(failing("login"), failing("api"))));
        assertThat(folded().totals().counts())
                .containsExactly(
                        primary(HEALTH_GATE_FAILURES_TOTAL, 2, "api"), primary(HEALTH_GATE_FAILURES_TOTAL, 1, "login"));
    }

    @Test
    void aLineCountsForTheRunnerThatExecutedLastWhenItWasWritten() {
        journal.started("a")
                .executing("a", RunnerRole.PRIMARY)
                .add("a", new FailoverTriggered(Reason.MANUAL, RunnerRole.PRIMARY, RunnerRole.SECONDARY))
                .executing("a", RunnerRole.SECONDARY)
                .succeeded("a", Duration.ofSeconds(10));
        journal.started("b").succeeded("b", Duration.ofSeconds(20));
        Totals totals = folded().totals();
        assertThat(totals.of(RunnerRole.SECONDARY))
                .isEqualTo(new Totals(
                        List.of(new Count(
                                Series.of(DEPLOYMENT_SUCCESS_TOTAL, RunnerRole.SECONDARY, "ci", "main", "production"),
                                1)),
                        List.of(observed(RunnerRole.SECONDARY, Duration.ofSeconds(10), 1L, 0L, 0L, 0L, 0L, 0L))));
        assertThat(totals.of(RunnerRole.PRIMARY).counts())
                .containsExactly(
                        primary(DEPLOYMENT_SUCCESS_TOTAL, 1, "ci", "main", "production"),
                        primary(DEPLOYMENT_FAILOVER_TOTAL, 1, "manual"),
                        primary(FAILOVER_EVENTS_TOTAL, 1, "manual"));
        assertThat(totals.everywhere().counts())
                .contains(primary(DEPLOYMENT_SUCCESS_TOTAL, 2, "ci", "main", "production"));
        assertThat(totals.everywhere().durations())
                .containsExactly(observed(RunnerRole.PRIMARY, Duration.ofSeconds(30), 2L, 0L, 0L, 0L, 0L, 0L));
    }

    @Test
    void theLatestMetricsAreThoseOfTheLatestVerdict() {
        journal.started("old").started("a").add("old", new DeploymentAbandoned("none", false, "a"));
        journal.add("a", new PreflightFinished(List.of(failing("disk")), 1))
                .started("b")
                .add("b", new HealthGatesFinished(List.of(failing("api"))))
                .failed("a", ReasonCode.RUNNER_UNFIT, Duration.ofSeconds(1))
                .add("a", new DeploymentClosed("anchor", List.of()));
        assertThat(folded().latestMetrics())
                .containsExactly(
                        "deployment_failure_total", "deployment_duration_seconds", "preflight_check_failures_total");
    }

    @Test
    void whateverPortionsTheLinesComeInTheLedgerIsTheSame() {
        journal.started("a")
                .executing("a", RunnerRole.SECONDARY)
                .add("a", new UnknownEvent("of-tomorrow", 9, "{}"))
                .add("a", new HealthGatesFinished(List.of(failing("api"))))
                .failed("a", ReasonCode.GATE_FAILED, Duration.ofSeconds(3, 7));
        Ledger ledger = Ledger.EMPTY;
        for (var line : journal.lines()) {
            Fold fold = new Fold(ledger);
            fold.add(line);
            ledger = fold.ledger();
        }
        assertThat(ledger).isEqualTo(folded());
    }

    @Test
    void labelsAreBoundedAndHoldNoInvisibleCharacters() {
        journal.add("a", ListJournal.start("re\nlease\u0000/\u202e" + "x".repeat(200)))
                .succeeded("a", Duration.ZERO);
        journal.add("b", ListJournal.start("\t ")).succeeded("b", Duration.ZERO);
        assertThat(folded().totals().counts())
                .extracting(count -> count.series().labels().get(1))
                .containsExactly("release/" + "x".repeat(120), "unknown");
    }

    @Test
    void theThousandthBranchCountsAsOther() {
        for (int i = 1; i <= 1000; i++) {
            journal.add("d" + i, ListJournal.start("release/" + i)).succeeded("d" + i, Duration.ZERO);
        }
        journal.add("again", ListJournal.start("release/1")).succeeded("again", Duration.ZERO);
        Ledger whole = folded();
        assertThat(whole.totals().counts())
                .hasSize(Variety.MOST + 1)
                .contains(primary(DEPLOYMENT_SUCCESS_TOTAL, 2, "ci", "release/1", "production"))
                .contains(primary(DEPLOYMENT_SUCCESS_TOTAL, 1, "ci", "release/100", "production"))
                .contains(primary(DEPLOYMENT_SUCCESS_TOTAL, 900, "ci", "other", "production"));
        assertThat(whole.totals().successes()).extracting(LastSuccess::branch).containsExactly("release/1");
        Ledger portions = Ledger.EMPTY;
        for (var line : journal.lines()) {
            Fold fold = new Fold(portions);
            fold.add(line);
            portions = fold.ledger();
        }
        assertThat(portions).isEqualTo(whole);
    }

    @Test
    void aBranchThatIsCalledOtherTakesNobodysPlace() {
        Fold fold = new Fold(Ledger.EMPTY);
        journal.add("o", ListJournal.start("other")).succeeded("o", Duration.ZERO);
        for (int i = 1; i <= Variety.MOST; i++) {
            journal.add("d" + i, ListJournal.start("b" + i)).succeeded("d" + i, Duration.ZERO);
        }
        journal.lines().forEach(fold::add);
        assertThat(fold.ledger().totals().counts()).hasSize(Variety.MOST + 1).allMatch(count -> count.value() == 1);
    }

    @Test
    void stagesThatWereBegunAreMeasuredAndWaitsToo() {
        journal.started("a")
                .add("a", stage(StageName.APPROVAL, CheckStatus.PASSED, 61))
                .add("a", new ApprovalDecided("github", Decision.APPROVED, "ann", "", Duration.ofSeconds(61)))
                .add("a", new HoldGranted(1, 7, Duration.ofSeconds(10), OptionalInt.empty()))
                .add("a", stage(StageName.QUEUE, CheckStatus.PASSED, 10))
                .add("a", stage(StageName.HEALTH, CheckStatus.FAILED, 4000))
                .add("a", stage(StageName.SMOKE, CheckStatus.NOT_EXECUTED, 0))
                .add("a", stage(StageName.PREFLIGHT, CheckStatus.SKIPPED, 0));
        journal.started("b")
                .add("b", new ApprovalDecided("none", Decision.NOT_REQUIRED, "", "", Duration.ZERO))
                .add("b", stage(StageName.QUEUE, CheckStatus.FAILED, 1800));
        assertThat(folded().totals().durations())
                .extracting(
                        seen -> seen.series().family().metric() + seen.series().labels() + seen.buckets())
                .containsExactly(
                        "deployment_stage_duration_seconds[approval, passed][0, 0, 0, 0, 1, 0, 0, 0, 0]",
                        "deployment_stage_duration_seconds[health, failed][0, 0, 0, 0, 0, 0, 0, 0, 1]",
                        "deployment_stage_duration_seconds[queue, failed][0, 0, 0, 0, 0, 0, 0, 1, 0]",
                        "deployment_stage_duration_seconds[queue, passed][0, 0, 1, 0, 0, 0, 0, 0, 0]",
                        "deployment_approval_wait_seconds[approved][0, 1, 0, 0, 0, 0, 0, 0]",
                        "deployment_queue_wait_seconds[granted][0, 1, 0, 0, 0, 0, 0, 0]",
                        "deployment_queue_wait_seconds[not_granted][0, 0, 0, 0, 0, 0, 1, 0]");
    }

    private static StageFinished stage(StageName name, CheckStatus status, int seconds) {
        return new StageFinished(name, status, ReasonCode.OK, "", Duration.ofSeconds(seconds));
    }

    @Test
    void theLastSuccessIsTheLatestByItsTimeAndSaysWhatItWas() {
        journal.add("a", ListJournal.start("release/1")).succeeded("a", Duration.ZERO);
        journal.started("b").failed("b", ReasonCode.GATE_FAILED, Duration.ZERO);
        LastSuccess first = new LastSuccess("ci", "release/1", "0123456789", Instant.ofEpochSecond(1_800_000_002));
        assertThat(folded().totals().successes()).containsExactly(first);
        LastSuccess elsewhere = new LastSuccess("ci", "main", "fedcba", Instant.ofEpochSecond(1_900_000_000));
        assertThat(first.later(elsewhere)).isEqualTo(elsewhere);
        assertThat(elsewhere.later(first)).isEqualTo(elsewhere);
    }

    @Test
    void aLabelIsNotCutInTheMiddleOfACharacter() {
        assertThat(LabelValue.of("😀".repeat(200))).isEqualTo("😀".repeat(LabelValue.LONGEST));
    }
}
