package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A deployment with each Maven on each JDK, where the plugin is declared as the README says. */
@Tag("matrix")
@Execution(ExecutionMode.CONCURRENT)
class EveryMavenIT {
    @TempDir
    Path temp;

    private TestProject project;

    @BeforeEach
    void create() throws IOException {
        project = new TestProject(temp);
    }

    static Stream<Maven> mavens() {
        return Maven.everyVersionOnEveryJdk();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mavens")
    void aDeploymentSucceedsOnce(Maven maven) throws IOException {
        MavenRun run = project.on(maven).run("deploy:production");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains("Verdict: SUCCEEDED (ok)");
        assertThat(run.kinds()).endsWith("deployment_closed").containsOnlyOnce("execution_started");
        assertThat(project.deployed()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mavens")
    void aDeploymentThatFailsEndsMavenWithOneAndOneLine(Maven maven) throws IOException {
        MavenRun run = project.on(maven).property("deploy.command", "exit 3").run("deploy:production");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.error())
                .contains("primary_exit_code: stage execute failed: the command ended with exit code 3. What to do: "
                        + "Read the end of deployment.log: the deployment command says there what went wrong.");
        assertThat(run.kinds()).endsWith("deployment_closed");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mavens")
    void failNeverIsRefused(Maven maven) throws IOException {
        MavenRun run = project.on(maven).run("-fn", "deploy:production");

        assertThat(run.output()).contains("Refusing to run under -fn (--fail-never)");
        assertThat(run.journal()).isEmpty();
        assertThat(project.deployed()).isEmpty();
    }
}
