package edu.paws360.deploy.report;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ApprovalDecided;
import edu.paws360.deploy.event.DeploymentClosed;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionFinished;
import edu.paws360.deploy.event.FailoverTriggered;
import edu.paws360.deploy.event.HealthGatesFinished;
import edu.paws360.deploy.event.HoldGranted;
import edu.paws360.deploy.event.PreflightFinished;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.SinkDelivered;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A deployment with something of everything, for pictures: it failed over, and then one of its gates said no. */
final class SampleDeployment {
    private static final Instant BEGIN = Instant.parse("2026-11-28T02:00:00Z");
    private static final Duration TOOK = Duration.ofMillis(412);

    private final List<JournalEntry> lines = new ArrayList<>();

    static List<JournalEntry> lines() {
        SampleDeployment sample = new SampleDeployment();
        sample.untilItsTurn();
        sample.execution();
        sample.end();
        return sample.lines;
    }

    static LogExcerpt log() {
        return new LogExcerpt(
                List.of(
                        "PLAY [courses] *****************************************",
                        "TASK [Fetch release 08db744b] ***************************",
                        "fatal: [app1]: FAILED! => {\"msg\": \"no space left on device\"}",
                        "PLAY [courses] *****************************************",
                        "TASK [Fetch release 08db744b] ***************************",
                        "changed: [app1]",
                        "changed: [app2]",
                        "TASK [Restart courses] **********************************",
                        "changed: [app1]",
                        "changed: [app2]"),
                0);
    }

    private void untilItsTurn() {
        at(
                0,
                new DeploymentStarted(
                        "edu.paws360:courses",
                        "production",
                        "ann",
                        "main",
                        "08db744b1f93169fc6ec959b6598f0de9ae8d53c",
                        false,
                        "deploy",
                        "production",
                        Optional.of("1234567"),
                        "runner-1",
                        1,
                        "0.1.0"));
        stage(
                0,
                1,
                StageName.BRANCH,
                "Branch main is checked out at 08db744b. deploy.branches allows main, release/*.");
        at(
                40,
                new ApprovalDecided(
                        "github",
                        ApprovalDecided.Decision.APPROVED,
                        "bob",
                        "after the lecture",
                        Duration.ofSeconds(39)));
        stage(1, 40, StageName.APPROVAL, "bob approved it");
        at(52, new HoldGranted(7, 1795451049L, Duration.ofSeconds(12), OptionalInt.of(0)));
        stage(40, 52, StageName.QUEUE, "ticket 7 holds production with fencing token 1795451049 after 12 s");
        at(
                53,
                new PreflightFinished(
                        List.of(
                                CheckResult.passed(
                                        "cpu", "CPU 3.1 % busy on this machine (expected less than 80 %)", TOOK),
                                CheckResult.passed("docker", "docker ps answers, docker compose is there", TOOK),
                                CheckResult.passed("network", "2 targets answer, asked by ICMP echo requests", TOOK)),
                        0));
        stage(52, 53, StageName.PREFLIGHT, "passed: cpu, docker, network");
    }

    private void execution() {
        at(80, execution(RunnerRole.PRIMARY, "local", 53, 80, 2));
        at(
                80,
                new FailoverTriggered(
                        FailoverTriggered.Reason.PRIMARY_EXIT_CODE, RunnerRole.PRIMARY, RunnerRole.SECONDARY));
        at(140, execution(RunnerRole.SECONDARY, "ssh://deploy@runner2", 110, 140, 0));
        stage(53, 140, StageName.EXECUTE, "the playbook ended with exit code 0 on the secondary runner");
    }

    private void end() {
        String seen = "HTTP 500 from http://api.paws360.local/health (expected 200); 4 attempts in 7.0 s;"
                + " last body: {\"status\":\"down\"}\nAttempts: at 0.0 s for 2 ms, at 1.0 s for 9 ms, at 3.0 s for 3 ms,"
                + " at 7.0 s for 2 ms.";
        at(140, new StageStarted(StageName.HEALTH));
        at(
                147,
                new HealthGatesFinished(List.of(
                        CheckResult.failed("api", ReasonCode.GATE_FAILED, seen, Duration.ofSeconds(7)),
                        CheckResult.passed("db", "postgresql://db:5432 is accepting connections", TOOK))));
        at(147, finished(StageName.HEALTH, CheckStatus.FAILED, "failed: api; passed: db", Duration.ofSeconds(7)));
        at(147, finished(StageName.SMOKE, CheckStatus.NOT_EXECUTED, "health failed before it", Duration.ZERO));
        at(
                147,
                new DeploymentCompleted(new Verdict(
                        Verdict.Outcome.FAILED,
                        ReasonCode.GATE_FAILED,
                        "stage health failed: api: HTTP 500 from http://api.paws360.local/health (expected 200)",
                        "See what the service logged, and deploy the version before or a mended one.",
                        Duration.ofSeconds(147))));
        at(148, new SinkDelivered("pushgateway", true, lines.size(), "pushed to http://192.168.0.200:9091"));
        at(148, new DeploymentClosed("27-949d8e9c76cf16024f1eef0622a1c4cb", List.of()));
    }

    private void stage(long from, long to, StageName stage, String detail) {
        lines.add(new JournalEntry(
                lines.size() + 1,
                BEGIN.plusSeconds(from),
                "20261128T020000Z-4fd441",
                new StageStarted(stage),
                "h",
                "{}"));
        at(to, finished(stage, CheckStatus.PASSED, detail, Duration.ofSeconds(to - from)));
    }

    private static StageFinished finished(StageName stage, CheckStatus status, String detail, Duration took) {
        ReasonCode reason = status.blocks() ? ReasonCode.GATE_FAILED : ReasonCode.OK;
        return new StageFinished(stage, status, reason, detail, took);
    }

    private static ExecutionFinished execution(RunnerRole role, String runner, long from, long to, int exitCode) {
        return new ExecutionFinished(
                role,
                runner,
                BEGIN.plusSeconds(from),
                BEGIN.plusSeconds(to),
                Duration.ofSeconds(to - from),
                ExecutionFinished.Ending.EXITED,
                OptionalInt.of(exitCode),
                true,
                "the playbook ended with exit code " + exitCode);
    }

    private void at(long second, DeploymentEvent event) {
        lines.add(new JournalEntry(
                lines.size() + 1, BEGIN.plusSeconds(second), "20261128T020000Z-4fd441", event, "h", "{}"));
    }
}
