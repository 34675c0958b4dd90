package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.console.Glass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person, a file or a CI sees of a deployment. */
class ScreenIT {
    @TempDir
    Path temp;

    private TestProject project;

    @BeforeEach
    void create() throws IOException {
        project = new TestProject(temp);
    }

    @Test
    void whoWantsQuietHearsNothingOfASuccess() throws IOException {
        MavenRun run = project.run("deploy:production", "-q");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(withoutReset(run)).isEmpty();
        assertThat(project.deployed()).hasSize(1);
    }

    @Test
    void whoWantsQuietHearsWhatFailedWhatToDoAndWhereToReadOn() throws IOException {
        MavenRun run = project.environment("GITHUB_ACTIONS", "true")
                .environment("GITHUB_REF", "refs/heads/main")
                .environment("GITHUB_REF_TYPE", "branch")
                .environment("GITHUB_SHA", project.commit())
                .run("deploy:production", "-q", "-Ddeploy.command=echo ::group::mine; exit 3");

        StepLog log = StepLog.of(withoutReset(run));
        assertThat(run.exit()).isEqualTo(1);
        assertThat(log.outside).isNotEmpty().allMatch(line -> line.startsWith("[ERROR]"));
        assertThat(log.groups).isEmpty();
        assertThat(log.commands).hasSize(1).first().asString().startsWith("::error title=Deployment failed");
        assertThat(log.outside.get(0)).matches("\\[ERROR] Deployment \\S+: FAILED \\(primary_exit_code\\) after .*");
        assertThat(run.output())
                .contains(
                        "[ERROR] What failed: stage execute failed: ",
                        "[ERROR] What to do: Read the end of deployment.log",
                        "[ERROR] Report: " + project.folder.resolve("target/deploy/report.html"));
    }

    @Test
    void theEndTellsHowLongEachStageTook() throws IOException {
        MavenRun run = project.run("deploy:production", "-Ddeploy.command=exit 3");

        List<String> lines = run.output().lines().toList();
        int end = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("[ERROR] Deployment "))
                .findFirst()
                .orElseThrow());
        assertThat(lines.subList(end + 1, end + 10))
                .satisfiesExactly(
                        line -> assertThat(line).matches("\\[INFO]   branch +passed +[0-9.]+ s"),
                        line -> assertThat(line).matches("\\[INFO]   approval +skipped +[0-9.]+ s"),
                        line -> assertThat(line).matches("\\[INFO]   queue +passed +[0-9.]+ s"),
                        line -> assertThat(line).matches("\\[INFO]   freshness +.* s"),
                        line -> assertThat(line).matches("\\[INFO]   preflight +.* s"),
                        line -> assertThat(line).matches("\\[WARNING]   execute +failed +[0-9.]+ s"),
                        line -> assertThat(line).matches("\\[INFO]   health +not executed"),
                        line -> assertThat(line).matches("\\[INFO]   smoke +not executed"),
                        line -> assertThat(line).startsWith("[ERROR] What failed: stage execute failed: "));
    }

    @Test
    void whereThereIsNoTerminalThereAreLinesAndNothingElse() throws IOException {
        MavenRun run = project.environment("CI", "true").run("deploy:production");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(withoutReset(run)).doesNotContain("\u001b", "\r", "::group::");
        assertThat(Files.readString(project.folder.resolve("target/deploy/report.html")))
                .isNotEmpty();
    }

    @Test
    void onATerminalTheLastLineTellsWhatIsGoingOnAndIsGoneInTheEnd() throws IOException {
        String written = project.runOnTerminal(Map.of(), "deploy:production");

        assertThat(written).contains("\r\u001b[?7lexecute for ", "\u001b[32mpassed\u001b[m");
        assertThat(Glass.of(written))
                .anyMatch(line -> line.matches("\\[INFO] execute +passed +.*"))
                .contains("[INFO] | deploying")
                .anyMatch(line -> line.matches("\\[INFO] Deployment \\S+: SUCCEEDED .*"))
                .noneMatch(line -> line.contains("execute for "));
    }

    @Test
    void aTerminalThatIsDumbOrWantsNoColourGetsNone() throws IOException {
        String plain = project.runOnTerminal(Map.of("NO_COLOR", "1"), "deploy:production");
        String batch = project.runOnTerminal(Map.of(), "deploy:production", "-B");
        String quiet = project.runOnTerminal(Map.of(), "deploy:production", "-q");

        assertThat(plain).contains("execute for ").doesNotContain("\u001b[32mpassed");
        assertThat(batch).contains("execute    passed").doesNotContain("execute for ", "\u001b[32mpassed");
        assertThat(quiet.replace("\u001b[0m", "")).isBlank();
    }

    /** Some Mavens reset a terminal's colours, whatever they print to. */
    private static String withoutReset(MavenRun run) {
        return run.output().replace("\u001b[0m", "");
    }
}
