package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What GitHub's runner reads: which values it is to mask, and no commands of anybody else. */
@Tag("matrix")
class ActionsIT {
    private static final String SECRET = "hunter-2 100%";

    @TempDir
    Path temp;

    private TestProject project;

    @BeforeEach
    void create() throws IOException {
        project = new TestProject(temp);
    }

    /** Maven 4 decorates what a plugin prints, which the runner would not understand. */
    static Stream<Maven> mavens() {
        return Stream.of(Maven.of("3.8.8"), Maven.of("4.0.0-rc-6"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mavens")
    void theRunnerMasksOurSecretsAndHearsNoCommandsOfOthers(Maven maven) throws IOException {
        MavenRun run = run(maven, "true");

        StepLog log = StepLog.of(run.output());
        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(log.commands).containsExactly("::add-mask::hunter-2 100%25");
        assertThat(log.hearsCommands()).isTrue();
        assertThat(log.hasOpenGroup()).isFalse();
        assertThat(log.groups.keySet())
                .containsExactly("branch", "approval", "queue", "freshness", "preflight", "execute", "health", "smoke");
        assertThat(log.groups.get("execute"))
                .anyMatch(line -> line.endsWith("| ::warning::one"))
                .anyMatch(line -> line.endsWith("| two\\x0d::warning::\\x1b[31mtwo"))
                .anyMatch(line -> line.endsWith("| # #[error]three ***"))
                .anyMatch(line -> line.endsWith("| ::endgroup::"));
        assertThat(log.outside)
                .anyMatch(line -> line.matches("\\[INFO] execute +passed .*"))
                .noneMatch(line -> line.contains("| "));
        assertThat(run.output().replace("::add-mask::hunter-2 100%25", "")).doesNotContain("hunter-2");
        assertThat(project.output("deployment.log"))
                .isEqualTo("::warning::one\n::endgroup::\ntwo\\x0d::warning::\\x1b[31mtwo\n##[error]three ***\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mavens")
    void elsewhereNobodyIsToldAValue(Maven maven) throws IOException {
        MavenRun run = run(maven, "false");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).doesNotContain("hunter-2").doesNotContain("::stop-commands::");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mavens")
    void aFailedDeploymentIsToldOnThePageOfTheRunAndToLaterSteps(Maven maven) throws IOException {
        Path outputs = Files.createFile(temp.resolve("outputs"));
        Path summary = Files.createFile(temp.resolve("summary"));
        project.environment("GITHUB_OUTPUT", outputs.toString()).environment("GITHUB_STEP_SUMMARY", summary.toString());

        MavenRun run = run(maven, "true", "exit 3");

        List<String> lines = run.output().lines().toList();
        int fence = indexOf(lines, line -> line.matches("::[0-9a-f]{32}::"));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(lines.subList(fence + 1, lines.size()))
                .anyMatch(line ->
                        line.startsWith("::error title=Deployment failed%3A primary_exit_code::stage execute failed"));
        assertThat(Files.readAllLines(outputs))
                .contains("exit-code=1", "verdict=failed", "reason=primary_exit_code")
                .anyMatch(line -> line.matches("deployment-id=\\d{8}T\\d{6}Z-[0-9a-f]{6}"))
                .contains("report=" + project.folder.resolve("target/deploy/report.html"));
        assertThat(project.output("exit-code")).isEqualTo("1\n");
        assertThat(summary)
                .content()
                .startsWith("## ❌ Deployment failed: primary\\_exit\\_code\n")
                .contains("```mermaid\n")
                .doesNotContain(SECRET);
    }

    private MavenRun run(Maven maven, String actions) throws IOException {
        return run(maven, actions, "exit 0");
    }

    private MavenRun run(Maven maven, String actions, String end) throws IOException {
        Files.writeString(project.folder.resolve("deploy.sh"), """
                echo '::warning::one'
                echo '::endgroup::'
                printf 'two\\r::warning::\\033[31mtwo\\n'
                echo "##[error]three $API_KEY"
                """ + end + "\n");
        return project.on(maven)
                .property("deploy.command", "sh deploy.sh")
                .property("deploy.preflight.secretsRequired", "API_KEY")
                .environment("API_KEY", SECRET)
                .environment("GITHUB_ACTIONS", actions)
                .environment("GITHUB_REF", "refs/heads/main")
                .environment("GITHUB_REF_TYPE", "branch")
                .environment("GITHUB_SHA", project.commit())
                .run("deploy:production");
    }

    private static int indexOf(List<String> lines, Predicate<String> wanted) {
        return lines.indexOf(lines.stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such line in:\n" + String.join("\n", lines))));
    }
}
