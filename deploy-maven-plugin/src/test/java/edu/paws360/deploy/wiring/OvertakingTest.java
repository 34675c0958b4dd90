package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.FreshnessDecided;
import edu.paws360.deploy.event.FreshnessDecided.Decision;
import edu.paws360.deploy.event.RunnerRole;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.pipeline.Run;
import edu.paws360.deploy.pipeline.Stage;
import edu.paws360.deploy.pipeline.StageResult;
import edu.paws360.deploy.queue.Applicant;
import edu.paws360.deploy.queue.DeploymentQueue;
import edu.paws360.deploy.queue.Destination;
import edu.paws360.deploy.queue.Hold;
import edu.paws360.deploy.queue.QueueTiming;
import edu.paws360.deploy.queue.Ticket;
import edu.paws360.deploy.queue.file.FileQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    private DeploymentQueue queue;

    @BeforeEach
    void open() throws IOException {
        journal = Journal.open(folder.resolve("audit"), UnaryOperator.identity());
        queue = new FileQueue(folder.resolve("queue"), "production-deploy", QueueTiming.defaults());
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

    @Test
    void whatAnotherMachineBroughtLiveSinceIsNotJudged() throws Exception {
        live("before", "aaaa");
        begins("ours", Decision.NEWER, Optional.of("aaaa"), Optional.of("before"));
        live("theirs", "bbbb");

        StageResult result = turn("ours", StageResult.passed("our turn"));

        assertThat(result.reason()).isEqualTo(ReasonCode.HOLD_LOST);
        assertThat(result.detail())
                .isEqualTo(
                        "deployment theirs was healthy with bbbb, says the queue's store, of which this one did not know when it was"
                                + " begun; which of the two runs now cannot be told");
        assertThat(result.advice())
                .contains(
                        "See what became of deployment theirs; if this commit is wanted all the same, deploy it again.");
    }

    @Test
    void theSameCommitBroughtLiveOnceMoreByAnotherMachineIsNotOursEither() throws Exception {
        live("before", "aaaa");
        begins("ours", Decision.NEWER, Optional.of("aaaa"), Optional.of("before"));
        live("theirs", "aaaa");

        assertThat(turn("ours", StageResult.passed("our turn")).reason()).isEqualTo(ReasonCode.HOLD_LOST);
    }

    @Test
    void whatIsLiveForTheFirstTimeWasBroughtByAnotherMachine() throws Exception {
        begins("ours", Decision.FIRST, Optional.empty(), Optional.empty());
        live("theirs", "aaaa");

        assertThat(turn("ours", StageResult.passed("our turn")).reason()).isEqualTo(ReasonCode.HOLD_LOST);
    }

    @Test
    void whatWasLiveBeforeIsNobodysBusiness() throws Exception {
        live("before", "aaaa");
        begins("ours", Decision.NEWER, Optional.of("aaaa"), Optional.of("before"));

        assertThat(turn("ours", StageResult.passed("our turn"))).isEqualTo(StageResult.passed("our turn"));
    }

    @Test
    void whatDoesNotSayWhoBroughtItIsComparedByTheCommit() throws Exception {
        live("before", "aaaa");
        begins("ours", Decision.NEWER, Optional.of("aaaa"), Optional.empty());

        assertThat(turn("ours", StageResult.passed("our turn"))).isEqualTo(StageResult.passed("our turn"));
    }

    @Test
    void aStoreThatCannotBeReadIsNotTakenForOneThatKnowsOfNobody() throws Exception {
        begins("ours", Decision.FIRST, Optional.empty(), Optional.empty());
        live("theirs", "aaaa");
        Files.writeString(folder.resolve("queue/production-deploy/live.json"), "no JSON");

        assertThat(turn("ours", StageResult.passed("our turn")).reason()).isEqualTo(ReasonCode.QUEUE_UNAVAILABLE);
    }

    private void begins(String id, Decision decision, Optional<String> live, Optional<String> by) throws IOException {
        journal.append(id, started("production"));
        journal.append(id, new FreshnessDecided(decision, true, "c0ffee", live, by, "the queue's store", "seen"));
        journal.append(id, new ExecutionStarted(RunnerRole.PRIMARY, "local", "./deploy"));
    }

    private void live(String id, String commit) throws Exception {
        Applicant who = new Applicant(id, "ann", commit, "main", Optional.empty());
        try (Ticket ticket = queue.enter(who);
                Hold hold = ticket.await(Duration.ofMinutes(1), position -> {})) {
            hold.noteLive(new Destination("edu:app", "production"), commit);
        }
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
        return new Overtaking(turn, queue, journal, id).execute(null);
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
