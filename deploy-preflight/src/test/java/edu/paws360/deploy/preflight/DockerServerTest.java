package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.testbed.DockerEngine;
import edu.paws360.deploy.testbed.Needs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Docker check against a real engine, by its real clients. */
@Needs(DockerEngine.class)
class DockerServerTest {
    @TempDir
    Path folder;

    private DockerEngine engine;

    @BeforeEach
    void take(DockerEngine given) {
        engine = given;
    }

    private Finding look(String dockerHost, Duration limit) throws Exception {
        return look(programs(dockerHost), limit);
    }

    private static Finding look(Programs programs, Duration limit) throws Exception {
        return new DockerCheck(programs, limit, false).look();
    }

    private Programs programs(String dockerHost) {
        return new Programs(folder, System.getenv()).with(Map.of("DOCKER_HOST", dockerHost));
    }

    private Optional<Path> root(String dockerHost) throws Exception {
        return new DockerRoot(programs(dockerHost), Duration.ofSeconds(30)).find();
    }

    /** The real client, run by a user who may do nothing. */
    private Programs withoutRights() throws Exception {
        Path client = programs(engine.dockerHost()).find("docker").orElseThrow();
        String nobody = "exec setpriv --reuid=65534 --regid=65534 --clear-groups ";
        new StandIns(folder).write("docker", nobody + client + " --config /nonexistent \"$@\"");
        return programs(engine.dockerHost()).with(Map.of("PATH", folder + ":" + System.getenv("PATH")));
    }

    @Test
    void anEngineThatAnswersPasses() throws Exception {
        assertThat(look(engine.dockerHost(), Duration.ofSeconds(30)))
                .isEqualTo(new Finding(CheckStatus.PASSED, "docker ps succeeds, Compose is available"));
    }

    @Test
    void aUserWithoutRightsOnTheSocketIsToldWhatToDo() throws Exception {
        Finding found = look(withoutRights(), Duration.ofSeconds(30));

        assertThat(found.status()).isEqualTo(CheckStatus.FAILED);
        assertThat(found.detail())
                .startsWith("no rights on the Docker socket (docker ps: exit code 1, ")
                .endsWith("; expected 0); add this user to the socket's group, docker, or deploy from another runner");
    }

    @Test
    void theEngineTellsWhereItsRootIs() throws Exception {
        assertThat(root(engine.dockerHost())).contains(engine.dataRoot());
    }

    @Test
    void thereIsNoRootHereOfAnEngineThatIsStoppedOrElsewhere() throws Exception {
        assertThat(root("tcp://127.0.0.1:1")).isEmpty();
        engine.stop();
        assertThat(root(engine.dockerHost())).isEmpty();
    }

    @Test
    void aStoppedEngineFails() throws Exception {
        engine.stop();

        Finding found = look(engine.dockerHost(), Duration.ofSeconds(30));

        assertThat(found.status()).isEqualTo(CheckStatus.FAILED);
        assertThat(found.detail())
                .startsWith("the Docker engine does not answer (docker ps: exit code 1, ")
                .contains(engine.dockerHost())
                .endsWith("; expected 0); start it, or correct DOCKER_HOST, or deploy from another runner");
    }

    @Test
    void aFrozenEngineFailsAtTheLimit() throws Exception {
        engine.pause();
        try {
            assertThat(look(engine.dockerHost(), Duration.ofSeconds(3)))
                    .isEqualTo(new Finding(
                            CheckStatus.FAILED,
                            "docker ps was still running after 3 s and has been ended (expected an answer); restart the"
                                    + " Docker engine, or deploy from another runner"));
        } finally {
            engine.resume();
        }
    }

    @Test
    void aSocketThatIsNoEngineFails() throws Exception {
        assertThat(look("unix://" + folder.resolve("none.sock"), Duration.ofSeconds(30))
                        .detail())
                .startsWith("the Docker engine does not answer (docker ps: exit code 1, ");
    }
}
