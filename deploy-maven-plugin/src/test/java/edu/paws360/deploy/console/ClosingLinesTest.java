package edu.paws360.deploy.console;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentEvent;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClosingLinesTest {
    private final List<String> shown = new ArrayList<>();

    private final Screen screen = new Screen() {
        @Override
        public void say(String line) {
            shown.add("I " + line);
        }

        @Override
        public void warn(String line) {
            shown.add("W " + line);
        }

        @Override
        public void fail(String line) {
            shown.add("E " + line);
        }
    };

    @Test
    void aFailureTellsHowLongEachStageTookWhatFailedAndWhatToDo() {
        tell(
                stage(StageName.EXECUTE, CheckStatus.PASSED, 65),
                stage(StageName.HEALTH, CheckStatus.FAILED, 300),
                stage(StageName.SMOKE, CheckStatus.NOT_EXECUTED, 0),
                new DeploymentCompleted(new Verdict(
                        Verdict.Outcome.FAILED,
                        ReasonCode.GATE_TIMEOUT,
                        "stage health failed: api",
                        "Look at api.",
                        Duration.ofSeconds(366))));

        assertThat(shown)
                .containsExactly(
                        "E Deployment d1: FAILED (gate_timeout) after 6 min 6 s",
                        "I   execute    passed         1 min 5 s",
                        "W   health     failed           5 min",
                        "I   smoke      not executed",
                        "E What failed: stage health failed: api",
                        "E What to do: Look at api.");
    }

    @Test
    void aSuccessIsNoFailure() {
        tell(
                stage(StageName.EXECUTE, CheckStatus.PASSED, 2),
                new DeploymentCompleted(new Verdict(
                        Verdict.Outcome.SUCCEEDED, ReasonCode.OK, "every stage passed", "", Duration.ofSeconds(2))));

        assertThat(shown)
                .containsExactly(
                        "I Deployment d1: SUCCEEDED (ok) after 2.0 s", "I   execute    passed           2.0 s");
    }

    @Test
    void whereNothingBeganNothingIsTold() {
        tell();

        assertThat(shown).isEmpty();
    }

    private void tell(DeploymentEvent... events) {
        new ClosingLines(screen)
                .tell(Stream.of(events)
                        .map(event -> new JournalEntry(1, Instant.EPOCH, "d1", event, "h", "{}"))
                        .toList());
    }

    private static StageFinished stage(StageName stage, CheckStatus status, int seconds) {
        return new StageFinished(stage, status, ReasonCode.OK, "", Duration.ofSeconds(seconds));
    }
}
