package edu.paws360.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ExecutionFinished;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.runner.LocalRunner;
import edu.paws360.deploy.runner.OutputListener;
import edu.paws360.deploy.runner.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real command under a hold that may be lost. */
@Timeout(60)
class ExecuteStageTest {
    @TempDir
    Path folder;

    private final List<JournalEntry> seen = new ArrayList<>();
    private final FakeHold hold = new FakeHold();
    private CommandKind kind = CommandKind.ANY;
    private Journal journal;

    @BeforeEach
    void open() throws IOException {
        journal = Journal.open(folder.resolve("audit"), UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void aCommandWhoseHoldIsLostIsEnded() throws Exception {
        StageResult result = execute("echo begun; exec sleep 600", line -> hold.lost = true);

        assertThat(result.reason()).isEqualTo(ReasonCode.HOLD_LOST);
        assertThat(result.detail()).startsWith("The hold with fencing token 12 cannot be relied on any more");
        assertThat(finished().provenStopped()).isTrue();
        assertThat(finished().detail()).isEqualTo("the command was ended because the hold was lost");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void nothingIsBegunByOneThatWasFrozenJustBefore() throws Exception {
        FakeRunner runner = FakeRunner.exits("one", 0);
        Run run = new Run(new Recorder(journal, "d1", List.of(seen::add, this::loseWhenStarted)), Optional.empty());
        run.keep(hold);

        StageResult result = new ExecuteStage(Runners.only(runner), execution("true"), name -> line -> {}).execute(run);

        assertThat(result.reason()).isEqualTo(ReasonCode.HOLD_LOST);
        assertThat(runner.ran()).isZero();
        assertThat(finished().detail()).isEqualTo("the command was ended because the hold was lost");
    }

    private void loseWhenStarted(JournalEntry entry) {
        hold.lost |= entry.event() instanceof ExecutionStarted;
    }

    @Test
    void aCommandWhoseHoldIsKeptGoesToItsEnd() throws Exception {
        StageResult result = execute("echo begun", line -> {});

        assertThat(result).isEqualTo(StageResult.passed("the command ended with exit code 0"));
        assertThat(finished().detail()).isEqualTo("the command ended with exit code 0");
    }

    @Test
    void aPlaybookThatReachesNoTargetSaysSo() throws Exception {
        kind = CommandKind.ANSIBLE_PLAYBOOK;

        StageResult result = execute("exit 4", line -> {});

        assertThat(result)
                .isEqualTo(StageResult.failed(
                        ReasonCode.PLAYBOOK_UNREACHABLE,
                        "ansible-playbook ended with exit code 4: at least one target could not be reached (or the"
                                + " playbook could not be parsed)"));
        assertThat(finished().exitCode()).hasValue(4);
    }

    private Execution execution(String command) {
        return new Execution(Work.shell(command, folder), kind, command, List.of());
    }

    private StageResult execute(String command, OutputListener output) throws IOException, InterruptedException {
        Run run = new Run(new Recorder(journal, "d1", List.of(seen::add)), Optional.empty());
        run.keep(hold);
        return new ExecuteStage(Runners.only(new LocalRunner("local")), execution(command), runner -> output)
                .execute(run);
    }

    private ExecutionFinished finished() {
        return seen.stream()
                .map(JournalEntry::event)
                .filter(ExecutionFinished.class::isInstance)
                .map(ExecutionFinished.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
