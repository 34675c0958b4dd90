package edu.paws360.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The workflows to copy, and their page, hold what the code knows; whether they are workflows at all, actionlint says. */
class WorkflowExamplesTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Path ONE_JOB = DOCS.resolve("github/deploy-production.yml");
    private static final Path TWO_JOBS = DOCS.resolve("github/deploy-production-two-jobs.yml");
    private static final Path ON_RUNNER = DOCS.resolve("github/deploy-on-runner.yml");
    private static final Path REFERENCE = DOCS.resolve("paws360/.github/workflows/ci.yml");

    private static final Path REFERENCE_STEPS = DOCS.resolve("paws360/.github/workflows/deploy-in-steps.yml");

    private static final int SMOKE_TESTS = 3;

    static Stream<Path> workflows() {
        return Stream.of(ONE_JOB, TWO_JOBS, REFERENCE);
    }

    static Stream<Path> deployingWorkflows() {
        return Stream.concat(workflows(), Stream.of(REFERENCE_STEPS));
    }

    static Stream<Path> allWorkflows() {
        return Stream.concat(deployingWorkflows(), Stream.of(ON_RUNNER));
    }

    static Stream<Path> workflowsAndTheirPage() {
        return Stream.concat(workflows(), Stream.of(ON_RUNNER, DOCS.resolve("github.md")));
    }

    @ParameterizedTest
    @MethodSource("workflowsAndTheirPage")
    void everyGoalAndSettingThatTheyNameExists(Path file) throws IOException {
        String text = Files.readString(file);

        assertThat(found("\\bdeploy:([a-z]+)", text)).isNotEmpty().isSubsetOf(goals());
        assertThat(found("\\b(deploy\\.[a-z][A-Za-z.]*[a-z])", text))
                .isSubsetOf(Catalogue.all().map(Setting::key).toList());
    }

    @ParameterizedTest
    @MethodSource("allWorkflows")
    void everyActionIsPinnedToACommitAndSaysWhichVersionThatIs(Path file) throws IOException {
        List<String> actions = found("(?m)\\buses: (.*)$", Files.readString(file));

        assertThat(actions)
                .isNotEmpty()
                .allMatch(action -> action.matches("actions/[a-z-]+@[0-9a-f]{40} # v4(\\.\\d+){2}"));
    }

    @ParameterizedTest
    @MethodSource("deployingWorkflows")
    void gitHubEndsNoDeploymentThatIsWithinItsOwnLimits(Path file) throws IOException, Misread {
        Duration health = standard("deploy.gate.<name>.timeout")
                .plus(standard("deploy.smoke.<name>.timeout").multipliedBy(SMOKE_TESTS));
        Duration all = standard("deploy.approval.timeout")
                .plus(standard("deploy.queue.timeout"))
                .plus(standard("deploy.runner.timeout").multipliedBy(2))
                .plus(standard("deploy.failover.wait"))
                .plus(health)
                .plus(standard("deploy.runner.timeout"))
                .plus(health);
        String job = Files.readString(file).replaceFirst("(?s).*\\n  deploy-to-production:\\n", "");

        assertThat(found("\\btimeout-minutes: (\\d+)", job)).singleElement().satisfies(minutes -> assertThat(
                        Duration.ofMinutes(Long.parseLong(minutes)))
                .isGreaterThan(all));
    }

    @Test
    void bothDeployInTheSameWay() throws IOException {
        assertThat(fromTheGroupOn(TWO_JOBS)).isEqualTo(fromTheGroupOn(ONE_JOB));
    }

    @Test
    void gitHubEndsNoDispatchedJobThatIsWithinItsLimit() throws IOException, Misread {
        assertThat(found("\\btimeout-minutes: (\\d+)", Files.readString(ON_RUNNER)))
                .singleElement()
                .satisfies(minutes -> assertThat(Duration.ofMinutes(Long.parseLong(minutes)))
                        .isGreaterThan(standard("deploy.runner.timeout")));
    }

    @Test
    void theDispatchedJobHandsOnAllThatIsSentAndNothingOfItIsPartOfAScript() throws IOException {
        String text = Files.readString(ON_RUNNER);

        assertThat(found("(?m)^          (DEPLOY_[A-Z_]+): \\$\\{\\{ [a-z_.]+ }}$", text))
                .containsExactly(
                        "DEPLOY_COMMIT",
                        "DEPLOY_ID",
                        "DEPLOY_COMMIT",
                        "DEPLOY_BRANCH",
                        "DEPLOY_ENVIRONMENT",
                        "DEPLOY_FENCING_TOKEN",
                        "DEPLOY_RUNNER",
                        "DEPLOY_WORK");
        assertThat(found("(?m)^ +run: (.*)$", text)).containsExactly("|", "exec mvn -B -ntp deploy:dispatched");
        assertThat(text.indexOf("git merge-base --is-ancestor \"$DEPLOY_COMMIT\" \"$GITHUB_SHA\"\n"))
                .isBetween(1, text.indexOf("secrets."));
    }

    private static String fromTheGroupOn(Path file) throws IOException {
        String text = Files.readString(file);
        return text.substring(text.indexOf("      group: production-deploy\n"));
    }

    private static Duration standard(String key) throws Misread {
        Setting<?> setting =
                Catalogue.all().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
        return (Duration) setting.kind().read(setting.defaultText().orElseThrow());
    }

    private static List<String> goals() throws IOException {
        try (InputStream descriptor = WorkflowExamplesTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            return found("<goal>([a-z]+)</goal>", new String(descriptor.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
