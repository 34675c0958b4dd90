package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What remains of the maven-deploy-plugin while our plugin has its prefix: everything but the prefix, with each Maven. */
@Tag("matrix")
@Execution(ExecutionMode.CONCURRENT)
class DeployPluginIT {
    @TempDir
    Path temp;

    private TestProject project;
    private Path repository;

    @BeforeEach
    void create() throws IOException {
        project = new TestProject(temp).online();
        repository = temp.resolve("remote");
    }

    static Stream<Maven> mavens() {
        return Maven.everyVersion();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mavens")
    void thePhaseDeployIsUntouched(Maven maven) throws IOException {
        MavenRun run = project.on(maven).run("deploy", "-DaltDeploymentRepository=remote::" + repository.toUri());

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(repository.resolve("edu/paws360/it/app/1/app-1.pom")).exists();
        assertThat(project.deployed()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mavens")
    void deployFileIsReachedByItsFullName(Maven maven) throws IOException {
        MavenRun run = project.on(maven)
                .run(deployFile("org.apache.maven.plugins:maven-deploy-plugin:"
                        + System.getProperty("it.deploy.version") + ":deploy-file"));

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(repository.resolve("org/example/notes/1/notes-1.txt")).hasContent("notes");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mavens")
    void deployFileIsNotReachedByThePrefix(Maven maven) throws IOException {
        MavenRun run = project.on(maven).run(deployFile("deploy:deploy-file"));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output())
                .contains("Could not find goal 'deploy-file' in plugin edu.paws360.deploy:deploy-maven-plugin:"
                        + System.getProperty("it.version")
                        + " among available goals audit, dispatched, execute, failover, ");
        assertThat(repository).doesNotExist();
    }

    private String[] deployFile(String goal) throws IOException {
        Path file = Files.writeString(temp.resolve("notes.txt"), "notes");
        return new String[] {
            goal,
            "-Dfile=" + file,
            "-DgroupId=org.example",
            "-DartifactId=notes",
            "-Dversion=1",
            "-Dpackaging=txt",
            "-DrepositoryId=remote",
            "-Durl=" + repository.toUri()
        };
    }
}
