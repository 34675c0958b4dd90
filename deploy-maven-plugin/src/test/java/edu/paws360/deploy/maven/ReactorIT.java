package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A project of many modules is deployed once, however it is built; and once everything was fetched, without a network. */
@Tag("matrix")
@Execution(ExecutionMode.CONCURRENT)
class ReactorIT {
    @TempDir
    Path temp;

    private TestProject project;

    @BeforeEach
    void create() throws IOException {
        project = new TestProject(temp).module("one").module("two");
    }

    static Stream<Maven> mavens() {
        return Maven.everyVersion();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mavens")
    void aParallelBuildDeploysOnce(Maven maven) throws IOException {
        MavenRun run = project.on(maven).run("-T2", "deploy:production");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).doesNotContain("thread-safe");
        assertThat(run.kinds()).containsOnlyOnce("execution_started");
        assertThat(project.deployed()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mavens")
    void aModuleIsAProjectOfItsOwnThatInheritsTheSettings(Maven maven) throws IOException {
        MavenRun run = project.on(maven)
                .property("deploy.command", "echo \"$DEPLOY_ID\" >> ../deployed")
                .run("-f", "one/pom.xml", "deploy:production");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains(": edu.paws360.it:one, commit " + project.commit());
        assertThat(project.deployed()).hasSize(1);
    }

    @Test
    void whatWasFetchedOnceWorksWithoutItsRepository() throws IOException {
        Layout fetched = Layout.ALL.stream()
                .filter(layout -> layout.title().equals("ours in `<plugins>`, from a remote repository"))
                .findFirst()
                .orElseThrow();
        fetched.of(project);
        MavenRun first = project.run("deploy:production");
        assertThat(first.exit()).as(first.output()).isZero();

        // Now not even a folder is a repository that can be reached.
        MavenRun second = project.run("-Daether.offline.protocols=none", "deploy:production");

        assertThat(second.exit()).as(second.output()).isZero();
        assertThat(project.deployed()).hasSize(2);
    }
}
