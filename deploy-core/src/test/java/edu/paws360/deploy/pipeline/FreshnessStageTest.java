package edu.paws360.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.FreshnessDecided;
import edu.paws360.deploy.event.SecretsRead;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.guard.Freshness;
import edu.paws360.deploy.guard.LiveAnswer;
import edu.paws360.deploy.guard.LiveSource;
import edu.paws360.deploy.queue.LiveCommit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshnessStageTest {
    private static final String COMMIT = PipelineTest.STARTED.commit();

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new Rig(folder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Verdict deploy(LiveAnswer answer, boolean allowOlder) throws Exception {
        LiveSource source = new LiveSource() {
            @Override
            public LiveAnswer ask() {
                return answer;
            }

            @Override
            public List<String> secretNames() {
                return List.of("GITHUB_TOKEN");
            }

            @Override
            public String toString() {
                return "GitHub";
            }
        };
        return rig.run(new FreshnessStage(new Freshness(folder, Map.of(), List.of(source), allowOlder), COMMIT));
    }

    private StageFinished stage() {
        return rig.all(StageFinished.class).stream()
                .filter(finished -> finished.stage() == StageName.FRESHNESS)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFirstCommitPasses() throws Exception {
        assertThat(deploy(new LiveAnswer.Nothing(), false).message()).isEqualTo("every stage passed");

        assertThat(stage())
                .returns(CheckStatus.PASSED, StageFinished::status)
                .returns("nothing is known to be live to GitHub", StageFinished::detail);
        assertThat(rig.all(SecretsRead.class)).contains(new SecretsRead("freshness", List.of("GITHUB_TOKEN")));
    }

    @Test
    void theSameCommitPasses() throws Exception {
        LiveCommit live = new LiveCommit(COMMIT, "record 5", Instant.EPOCH);

        assertThat(deploy(new LiveAnswer.Known(live), false).succeeded()).isTrue();
    }

    @Test
    void whatIsNotKnownEndsTheDeploymentWithAdvice() throws Exception {
        Verdict verdict = deploy(new LiveAnswer.Unreadable("GitHub is away", "Wait."), false);

        assertThat(verdict)
                .returns(ReasonCode.FRESHNESS_UNKNOWN, Verdict::reason)
                .returns("stage freshness failed: it is not known what is live: GitHub is away", Verdict::message)
                .returns("Wait. Or go on without knowing: deploy.allowOlder=true.", Verdict::advice);
        assertThat(rig.all(FreshnessDecided.class))
                .singleElement()
                .returns(FreshnessDecided.Decision.UNKNOWN, FreshnessDecided::decision);
        assertThat(rig.hold.live).isEqualTo(List.of());
    }

    @Test
    void whatIsNotKnownButAllowedIsToldByTheVerdict() throws Exception {
        Verdict verdict = deploy(new LiveAnswer.Unreadable("GitHub is away", "Wait."), true);

        assertThat(verdict.message())
                .isEqualTo(
                        "no stage failed, but not every one looked: freshness (skipped); it is not known what is live:"
                                + " GitHub is away; deploy.allowOlder=true lets it go on");
        assertThat(stage().status()).isEqualTo(CheckStatus.SKIPPED);
    }
}
