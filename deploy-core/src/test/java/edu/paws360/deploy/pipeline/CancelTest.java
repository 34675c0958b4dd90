package edu.paws360.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ExecutionFinished;
import edu.paws360.deploy.event.ExecutionStarted;
import edu.paws360.deploy.event.FailoverTriggered;
import edu.paws360.deploy.event.HoldLapsed;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.pipeline.FailoverPolicy.Mode;
import edu.paws360.deploy.queue.Order;
import edu.paws360.deploy.runner.LocalRunner;
import edu.paws360.deploy.testbed.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An interrupt from outside, as the JVM's shutdown sends it. */
@Timeout(60)
class CancelTest {
    @TempDir
    Path folder;

    private final Thread deployment = Thread.currentThread();
    private final FakeRunner second = FakeRunner.exits("two", 0);
    private Rig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new Rig(folder);
    }

    @AfterEach
    void close() {
        rig.close();
        assertThat(Thread.interrupted()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = StageName.class,
            names = {"APPROVAL", "PREFLIGHT", "HEALTH", "SMOKE"})
    void everyStageEnds(StageName stage) throws Exception {
        Verdict verdict = rig.run(PipelineTest.stage(stage, run -> {
            deployment.interrupt();
            new CountDownLatch(1).await();
            return StageResult.passed("never");
        }));

        assertThat(verdict.reason()).isEqualTo(ReasonCode.CANCELLED);
        assertThat(verdict.message())
                .isEqualTo("stage " + stage.label() + " failed: the deployment was cancelled from outside");
        assertThat(rig.hold.closed).isTrue();
    }

    @Test
    void aRealCommandIsStopped() throws Exception {
        rig.command = "sleep 600";
        whenExecuting(deployment::interrupt);

        Verdict verdict = rig.deploy(rig.runners(new LocalRunner("one"), second));

        assertThat(verdict.reason()).isEqualTo(ReasonCode.CANCELLED);
        assertThat(rig.all(ExecutionFinished.class).get(0).detail())
                .isEqualTo("the command was ended because the deployment was cancelled");
        assertThat(second.ran()).isZero();
        assertThat(rig.hold.closed).isTrue();
    }

    @Test
    void aSecondInterruptGivesUpTheProofAndKeepsTheQueueClosed() throws Exception {
        FakeRunner first = FakeRunner.hangs("one", false);
        Thread impatient = new Thread(() -> {
            try {
                first.runs.await();
                deployment.interrupt();
                Eventually.holds(() -> first.interrupts() > 0);
                deployment.interrupt();
            } catch (InterruptedException nobodyDoes) {
                Thread.currentThread().interrupt();
            }
        });
        impatient.start();

        Verdict verdict = rig.deploy(rig.runners(first, second));
        impatient.join();

        assertThat(verdict.reason()).isEqualTo(ReasonCode.PRIMARY_NOT_FENCED);
        assertThat(verdict.message())
                .isEqualTo("stage execute failed: the command was ended because the deployment was cancelled; it is not"
                        + " proven that it has stopped");
        assertThat(rig.hold.lapsed).isTrue();
        assertThat(rig.all(HoldLapsed.class)).hasSize(1);
    }

    @Test
    void theWaitBeforeTheSecondaryEnds() throws Exception {
        rig.policy = new FailoverPolicy(Mode.AUTO, FailoverPolicy.standard().on(), Duration.ofMinutes(5));
        rig.listener = line -> {
            if (line.event() instanceof FailoverTriggered) {
                deployment.interrupt();
            }
        };

        assertThat(rig.deploy(rig.runners(FakeRunner.exits("one", 1), second)).reason())
                .isEqualTo(ReasonCode.CANCELLED);
        assertThat(second.ran()).isZero();
    }

    @Test
    void isNotLostBesideAFailoverThatWasOrdered() throws Exception {
        whenExecuting(() -> {
            rig.order(Order.Kind.FAILOVER);
            deployment.interrupt();
        });

        assertThat(rig.deploy(rig.runners(FakeRunner.hangs("one", true), second))
                        .reason())
                .isEqualTo(ReasonCode.CANCELLED);
        assertThat(second.ran()).isZero();
    }

    @Test
    void isNotMistakenForALostHold() throws Exception {
        Verdict verdict = rig.run(
                PipelineTest.stage(StageName.PREFLIGHT, run -> {
                    deployment.interrupt();
                    return StageResult.passed("did not notice");
                }),
                PipelineTest.stage(StageName.EXECUTE, run -> {
                    new CountDownLatch(1).await();
                    return StageResult.passed("never");
                }));

        assertThat(verdict.message()).isEqualTo("stage execute failed: the deployment was cancelled from outside");
    }

    private void whenExecuting(Runnable then) {
        rig.listener = line -> {
            if (line.event() instanceof ExecutionStarted) {
                then.run();
            }
        };
    }
}
