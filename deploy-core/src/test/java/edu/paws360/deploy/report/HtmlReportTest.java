package edu.paws360.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentClosed;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.FailoverTriggered;
import edu.paws360.deploy.event.HealthGatesFinished;
import edu.paws360.deploy.event.HoldLapsed;
import edu.paws360.deploy.event.OrderReceived;
import edu.paws360.deploy.event.QueueCrowded;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.SinkDelivered;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.event.WorkflowRailsRead;
import edu.paws360.deploy.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final Duration TOOK = Duration.ofMillis(1500);

    @Test
    void nothingIsHiddenOrReordered() {
        String html = report(new HealthGatesFinished(List.of(CheckResult.failed(
                "api", ReasonCode.GATE_FAILED, "a\u202eb\u2066c\u200fd\u001b[8me\u0000f\ttab\ng", TOOK))));

        assertThat(html)
                .contains("a\\u202eb\\u2066c\\u200fd\\x1b[8me\\x00f\ttab\ng</td>")
                .doesNotContainPattern("[\\p{Cntrl}\u200e\u200f\u202a-\u202e\u2066-\u2069&&[^\n\t]]");
    }

    @Test
    void tellsVerdictStagesGatesAndDeliveries() {
        String html = report(
                new DeploymentStarted(
                        "edu:app",
                        "production",
                        "ann",
                        "main",
                        "c0ffee",
                        true,
                        "ci",
                        "production",
                        Optional.empty(),
                        "host-1",
                        1,
                        "1"),
                new StageFinished(StageName.HEALTH, CheckStatus.FAILED, ReasonCode.GATE_FAILED, "api said no", TOOK),
                new StageFinished(
                        StageName.SMOKE,
                        CheckStatus.NOT_EXECUTED,
                        ReasonCode.OK,
                        "a stage before it failed",
                        Duration.ZERO),
                new WorkflowRailsRead(List.of(CheckResult.warned("bypass", "<everyone> may", TOOK))),
                new HealthGatesFinished(List.of(CheckResult.failed("api", ReasonCode.GATE_FAILED, "HTTP 500", TOOK))),
                new DeploymentCompleted(new Verdict(
                        Verdict.Outcome.FAILED, ReasonCode.GATE_FAILED, "stage health failed", "look at it", TOOK)),
                new SinkDelivered("pushgateway", false, 0, "refused"),
                new DeploymentClosed("7-abc", List.of()));

        assertThat(html)
                .contains("<h1>Deployment d1</h1>")
                .contains("<strong>FAILED</strong><p>gate_failed after 1.5 s</p>", "What to do: look at it")
                .contains("<dt>Commit</dt><dd>c0ffee, with uncommitted changes</dd>", "<dt>Machine</dt><dd>host-1</dd>")
                .contains(
                        "<h2>Workflow rails</h2>",
                        "<th scope=\"row\" role=\"rowheader\">bypass</th><td role=\"cell\" class=\"state\">warned</td><td role=\"cell\">1.5 s</td><td"
                                + " role=\"cell\" class=\"detail\">&lt;everyone&gt; may</td>")
                .contains(
                        "<th scope=\"row\" role=\"rowheader\">smoke</th><td role=\"cell\" class=\"state\">not executed</td>")
                .contains(
                        "<th scope=\"row\" role=\"rowheader\">api</th><td role=\"cell\" class=\"state\">failed</td><td role=\"cell\">1.5 s</td><td role=\"cell\" class=\"detail\">HTTP 500</td>")
                .contains(
                        "<th scope=\"row\" role=\"rowheader\">pushgateway</th><td role=\"cell\" class=\"state\">not delivered</td>")
                .contains("Audit log id: 7-abc");
    }

    @Test
    void tellsWhatDoesNotHappenEveryDayInSentences() {
        assertThat(report(
                        new QueueCrowded(4, 3, Optional.empty()),
                        new OrderReceived(
                                OrderReceived.Kind.FAILOVER,
                                "ann",
                                "it hangs",
                                "stopping the primary; the secondary goes on"),
                        new FailoverTriggered(
                                FailoverTriggered.Reason.MANUAL, RunnerRole.PRIMARY, RunnerRole.SECONDARY),
                        new StageStarted(StageName.ROLLBACK),
                        new OrderReceived(OrderReceived.Kind.CANCEL, "bob", "", "cancelling; stage rollback"),
                        new HoldLapsed(7, 12, "it is not proven that it has stopped")))
                .contains(
                        "4 deployments wait for production, more than 3; on-call is told.",
                        "Order to fail over by ann: it hangs: stopping the primary; the secondary goes on.",
                        "Failover (manual): the secondary runner takes over from the primary.",
                        "What was deployed is not healthy: the earlier version is brought back.",
                        "Order to cancel by bob: cancelling; stage rollback.",
                        "Production is not given to the next in line: it is not proven that it has stopped.");
    }

    @Test
    void whatAServiceSaysCannotBecomePartOfThePage() {
        String hostile = "<script>alert(1)</script>\"'&";

        String html = report(
                new HealthGatesFinished(List.of(CheckResult.failed("api", ReasonCode.GATE_FAILED, hostile, TOOK))));

        assertThat(html.split("<script", -1)).hasSize(2);
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;");
    }

    @Test
    void whatTheLogSaysCannotEither() {
        assertThat(report(new LogExcerpt(List.of("</li></ol><img src=x onerror=alert(1)>"), 0)))
                .contains("<li value=\"1\">&lt;/li&gt;&lt;/ol&gt;&lt;img src=x onerror=alert(1)&gt;</li>");
    }

    @Test
    void saysSoWhereThereIsNoVerdict() {
        assertThat(report(new StageStarted(StageName.BRANCH)))
                .contains("<strong>NO VERDICT</strong>", "it still runs, or was abandoned");
    }

    @Test
    void needsNothingFromTheNetwork() {
        assertThat(report().replace("http-equiv", "")).doesNotContain("http", " src=", "@import", "url(");
    }

    private static String report(DeploymentEvent... events) {
        return report(LogExcerpt.NONE, events);
    }

    private static String report(LogExcerpt log, DeploymentEvent... events) {
        return new HtmlReport(
                        Stream.of(events)
                                .map(event -> new JournalEntry(1, Instant.EPOCH, "d1", event, "h", "{}"))
                                .toList(),
                        log)
                .render();
    }
}
