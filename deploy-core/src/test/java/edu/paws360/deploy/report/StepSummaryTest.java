package edu.paws360.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.HealthGatesFinished;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StepSummaryTest {
    private static final Duration TOOK = Duration.ofMillis(1500);

    private static List<JournalEntry> lines(DeploymentEvent... events) {
        return Stream.of(events)
                .map(event -> new JournalEntry(1, Instant.ofEpochSecond(7), "d1", event, "h", "{}"))
                .toList();
    }

    private static List<JournalEntry> failed(String seen) {
        return lines(
                new StageStarted(StageName.HEALTH),
                new HealthGatesFinished(List.of(
                        CheckResult.failed("api", ReasonCode.GATE_FAILED, seen, TOOK),
                        CheckResult.passed("db", "accepting", TOOK))),
                new StageFinished(StageName.HEALTH, CheckStatus.FAILED, ReasonCode.GATE_FAILED, "failed: api", TOOK),
                new DeploymentCompleted(new Verdict(
                        Verdict.Outcome.FAILED, ReasonCode.GATE_FAILED, "stage health failed", "look at it", TOOK)));
    }

    @Test
    void tellsVerdictStagesGatesAndTimeline() {
        assertThat(new StepSummary(failed("HTTP 500")).markdown())
                .startsWith(
                        "## ❌ Deployment failed: gate\\_failed\n\nstage health failed\n\n**What to do:** look at it\n\n")
                .contains(
                        "| health | failed | 1\\.5 s | failed\\: api |\n",
                        "| api | failed | 1\\.5 s | HTTP 500 |\n| db | passed | 1\\.5 s | accepting |\n")
                .endsWith(
                        "```mermaid\ngantt\n  dateFormat x\n  axisFormat %H:%M:%S\n  health :crit, 7000, 7001\n```\n");
    }

    @Test
    void whatAServiceSaysHasNoMeaning() {
        assertThat(new StepSummary(failed("<img src=x>|[a](http://b)\n``` # *@all*")).markdown())
                .contains("| &lt;img src\\=x&gt;\\|\\[a\\]\\(http\\:\\/\\/b\\)<br>\\`\\`\\` \\# \\*\\@all\\* |\n");
    }

    @Test
    void nothingIsHiddenOrReordered() {
        assertThat(new StepSummary(failed("api\u202egnp.exe\u2066 \u200f\u001b[8mok\rno\r\nmore")).markdown())
                .contains("| api\\\\u202egnp\\.exe\\\\u2066 \\\\u200f\\\\x1b\\[8mok\\\\x0dno<br>more |\n")
                .doesNotContainPattern("[\\p{Cntrl}\u200e\u200f\u202a-\u202e\u2066-\u2069&&[^\n]]");
    }

    @Test
    void staysWithinItsLimitHoweverMuchThereIs() {
        DeploymentEvent many = new HealthGatesFinished(IntStream.rangeClosed(1, 1_000)
                .mapToObj(i -> i == 1_000
                        ? CheckResult.failed("last", ReasonCode.GATE_FAILED, "no", TOOK)
                        : CheckResult.passed("gate" + i, "😀".repeat(5_000), TOOK))
                .toList());

        String text = new StepSummary(lines(many)).markdown();

        assertThat(text)
                .startsWith("## Deployment without a verdict\n")
                .containsSubsequence("| last | failed |", "| gate1 | passed |", " more stand in the report\\.\n")
                .hasSizeLessThanOrEqualTo(StepSummary.LONGEST);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
    }

    @Test
    void annotatesTheVerdictAndWhatWasNotPassed() {
        assertThat(Annotation.of(failed("HTTP 500")))
                .containsExactly(
                        new Annotation("Deployment failed: gate_failed", "stage health failed\nWhat to do: look at it"),
                        new Annotation("api: gate_failed", "HTTP 500"));
        assertThat(Annotation.of(lines(new StageStarted(StageName.HEALTH)))).isEmpty();
    }
}
