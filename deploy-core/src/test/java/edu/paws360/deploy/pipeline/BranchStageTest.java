package edu.paws360.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.BranchDecided;
import edu.paws360.deploy.event.BranchRulesRead;
import edu.paws360.deploy.event.SecretsRead;
import edu.paws360.deploy.event.StageFinished;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.guard.BranchDecision;
import edu.paws360.deploy.guard.BranchProtection;
import edu.paws360.deploy.guard.BranchProtection.Policy;
import edu.paws360.deploy.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody listens at the loopback's discard port, so every rule is unknown where GitHub is asked. */
class BranchStageTest {
    private static final String SEEN = "Branch main is checked out. deploy.branches allows main.";
    private static final Map<String, String> JOB = Map.of(
            "GITHUB_REPOSITORY",
            "paws360/shop",
            "GITHUB_RUN_ID",
            "4711",
            "GITHUB_RUN_ATTEMPT",
            "1",
            "GITHUB_API_URL",
            "http://127.0.0.1:9");

    @TempDir
    Path temp;

    private Rig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new Rig(temp);
    }

    @AfterEach
    void close() throws IOException {
        rig.close();
    }

    private Verdict run(Policy policy, Map<String, String> variables, Optional<Secret> token) throws IOException {
        BranchDecided allowed = new BranchDecided(true, "main", "refs/heads/main", "c0ffee", "main", SEEN);
        BranchProtection protection = new BranchProtection(new GithubAccess(variables, token), policy);
        return rig.run(new BranchStage(new BranchDecision(allowed, ReasonCode.OK, ""), protection));
    }

    private StageFinished branch() {
        return rig.all(StageFinished.class).get(1);
    }

    private List<CheckStatus> statuses() {
        return rig.all(BranchRulesRead.class).get(0).rules().stream()
                .map(CheckResult::status)
                .toList();
    }

    @Test
    void rules_that_are_required_and_not_known_end_it() throws Exception {
        Verdict verdict = run(Policy.REQUIRED, JOB, Optional.empty());

        assertThat(verdict.reason()).isEqualTo(ReasonCode.BRANCH_UNPROTECTED);
        assertThat(verdict.message())
                .startsWith(
                        "stage branch failed: branchRules: Without a token nobody can read how the branch is protected.");
        assertThat(verdict.advice())
                .isEqualTo("Do what the message says; deploy.branch.protection=warn tells it and goes on.");
        assertThat(rig.all(BranchRulesRead.class).get(0).required()).isTrue();
        assertThat(statuses()).containsExactly(CheckStatus.UNKNOWN);
    }

    @Test
    void rules_that_are_only_told_are_told_to_the_end() throws Exception {
        Verdict verdict = run(Policy.WARN, JOB, Optional.empty());

        String warning = "not known to be kept, but only told (deploy.branch.protection=warn): branchRules";
        assertThat(branch().status()).isEqualTo(CheckStatus.PASSED);
        assertThat(branch().detail()).isEqualTo(SEEN + " Rules " + warning);
        assertThat(verdict.succeeded()).isTrue();
        assertThat(verdict.message()).isEqualTo("every stage passed; rules of the branch " + warning);
    }

    @Test
    void the_secret_is_said_to_be_read_before_it_is() throws Exception {
        run(Policy.WARN, JOB, Optional.of(new Secret("deploy.github.token", "ghs_geheim0123456789")));

        assertThat(rig.all(SecretsRead.class))
                .containsExactly(new SecretsRead("branch", List.of("deploy.github.token")));
        assertThat(statuses()).hasSize(4).containsOnly(CheckStatus.UNKNOWN);
    }

    @Test
    void elsewhere_nobody_is_asked_and_that_is_told() throws Exception {
        Verdict verdict = run(Policy.WARN, Map.of(), Optional.empty());

        assertThat(verdict.message()).isEqualTo("every stage passed");
        assertThat(branch().detail()).isEqualTo(SEEN);
        assertThat(statuses()).containsExactly(CheckStatus.NOT_CONFIGURED);
    }

    @Test
    void off_is_told_as_skipped() throws Exception {
        assertThat(run(Policy.OFF, JOB, Optional.empty()).succeeded()).isTrue();

        assertThat(statuses()).containsExactly(CheckStatus.SKIPPED);
    }

    @Test
    void a_branch_that_is_not_allowed_is_not_asked_about() throws Exception {
        BranchDecided refused = new BranchDecided(false, "feature/x", "refs/heads/feature/x", "c0ffee", "main", "No.");
        BranchProtection protection = new BranchProtection(new GithubAccess(JOB, Optional.empty()), Policy.REQUIRED);

        Verdict verdict = rig.run(
                new BranchStage(new BranchDecision(refused, ReasonCode.BRANCH_REFUSED, "Deploy main."), protection));

        assertThat(verdict.reason()).isEqualTo(ReasonCode.BRANCH_REFUSED);
        assertThat(rig.all(BranchRulesRead.class)).isEmpty();
    }
}
