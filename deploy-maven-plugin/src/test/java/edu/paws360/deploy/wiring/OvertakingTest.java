package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.pipeline.Run;
import edu.paws360.deploy.pipeline.Stage;
import edu.paws360.deploy.pipeline.StageResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OvertakingTest {
    @TempDir
    Path folder;

    private Journal journal;

    @BeforeEach
    void open() throws IOException {
        journal = Journal.open(folder, UnaryOperator.identity());
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void whatAnotherDeploymentHasExecutedSinceIsNotJudged() throws Exception {
        executes("ours", "production");
        executes("theirs", "production");

        StageResult result = turn("ours", StageResult.passed("our turn"));

        assertThat(result.reason()).isEqualTo(ReasonCode.HOLD_LOST);
        assertThat(result.detail()).startsWith("deployment theirs has executed since this one did");
        assertThat(result.advice())
                .contains(
                        "See what became of deployment theirs; if this commit is wanted all the same, deploy it again.");
    }

    @Test
    void whatWasExecutedBeforeOrElsewhereIsNobodysBusiness() throws Exception {
        executes("before", "production");
        executes("ours", "production");
        executes("elsewhere", "staging");
        journal.append("only-looked", started("production"));

        assertThat(turn("ours", StageResult.passed("our turn"))).isEqualTo(StageResult.passed("our turn"));
    }

    @Test
    void aTurnThatDoesNotComeSaysWhyItself() throws Exception {
        executes("ours", "production");
        executes("theirs", "production");
        StageResult late = StageResult.failed(ReasonCode.QUEUE_TIMEOUT, "30 minutes have passed");

        assertThat(turn("ours", late)).isEqualTo(late);
    }

    private StageResult turn(String id, StageResult result) throws Exception {
        Stage turn = new Stage() {
            @Override
            public StageName name() {
                return StageName.QUEUE;
            }

            @Override
            public StageResult execute(Run run) {
                return result;
            }
        };
        return new Overtaking(turn, journal, id).execute(null);
    }

    private void executes(String id, String environment) throws IOException {
        journal.append(id, started(environment));
        journal.append(id, new ExecutionStarted(RunnerRole.PRIMARY, "local", "./deploy"));
    }

    private static DeploymentStarted started(String environment) {
        return new DeploymentStarted(
                "edu:app",
                environment,
                "ann",
                "main",
                "c0ffee",
                false,
                "ci",
                "production",
                Optional.empty(),
                "host",
                1,
                "1");
    }
}
