package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.testbed.DockerEngine;
import edu.paws360.deploy.testbed.Needs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("DOCKER_HOST", dockerHost);
        return new DockerCheck(new Programs(folder, environment), limit).look();
    }

    @Test
    void anEngineThatAnswersPasses() throws Exception {
        assertThat(look(engine.dockerHost(), Duration.ofSeconds(30)))
                .isEqualTo(new Finding(CheckStatus.PASSED, "docker ps succeeds, Compose is available"));
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
