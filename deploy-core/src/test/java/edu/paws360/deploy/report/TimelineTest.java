package edu.paws360.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.ExecutionFinished;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.StageStarted;
import edu.paws360.deploy.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TimelineTest {
    @Test
    void drawsStagesAndExecutionsToScale() {
        String html = Timeline.of(List.of(
                        at(0, new StageStarted(StageName.BRANCH)),
                        at(1, finished(StageName.BRANCH, CheckStatus.PASSED, ReasonCode.OK)),
                        at(1, new StageStarted(StageName.EXECUTE)),
                        at(9, execution(2, 8)),
                        at(10, finished(StageName.EXECUTE, CheckStatus.FAILED, ReasonCode.PRIMARY_EXIT_CODE))))
                .html();

        assertThat(html)
                .contains(
                        "<li><span class=\"what\">branch</span><span class=\"track\"><span class=\"bar passed\""
                                + " style=\"left:0.000%;width:10.000%\"></span></span><span class=\"when\">at 0.0 s for"
                                + " 1.0 s, passed</span></li>",
                        "execute</span><span class=\"track\"><span class=\"bar failed\""
                                + " style=\"left:10.000%;width:90.000%\"></span></span><span class=\"when\">at 1.0 s for"
                                + " 9.0 s, failed</span>",
                        "<li class=\"inner\"><span class=\"what\">primary</span><span class=\"track\"><span class=\"bar"
                                + " failed\" style=\"left:20.000%;width:60.000%\"></span></span><span class=\"when\">at"
                                + " 2.0 s for 6.0 s, exited</span>",
                        "<span>0.0 s</span><span>2.5 s</span><span>5.0 s</span><span>7.5 s</span><span>10.0 s</span>");
    }

    @Test
    void drawsNothingOfStagesThatNeverBegan() {
        assertThat(Timeline.of(List.of(at(0, finished(StageName.SMOKE, CheckStatus.NOT_EXECUTED, ReasonCode.OK))))
                        .html())
                .isEmpty();
    }

    private static JournalEntry at(long second, DeploymentEvent event) {
        return new JournalEntry(1, Instant.ofEpochSecond(second), "d1", event, "h", "{}");
    }

    private static StageFinished finished(StageName stage, CheckStatus status, ReasonCode reason) {
        return new StageFinished(stage, status, reason, "", Duration.ZERO);
    }

    private static ExecutionFinished execution(long from, long to) {
        return new ExecutionFinished(
                RunnerRole.PRIMARY,
                "local",
                Instant.ofEpochSecond(from),
                Instant.ofEpochSecond(to),
                Duration.ofSeconds(to - from),
                ExecutionFinished.Ending.EXITED,
                OptionalInt.of(3),
                true,
                "");
    }
}
