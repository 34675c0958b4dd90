package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerCheckTest {
    private static final String PS = "ps";
    private static final String COMPOSE = "compose version";
    private static final String FINE = "echo fine";

    @TempDir
    Path folder;

    private StandIns standIns;

    @BeforeEach
    void putStandInsOnThePath() {
        standIns = new StandIns(folder);
    }

    private Finding look(Duration limit) throws Exception {
        return new DockerCheck(standIns.programs(), limit, false).look();
    }

    private void assertFailed(String detail) throws Exception {
        assertThat(look(Duration.ofSeconds(30))).isEqualTo(new Finding(CheckStatus.FAILED, detail));
    }

    private static String sayAndFail(String words) {
        return "echo '" + words + "' >&2; exit 1";
    }

    @Test
    void passesWithAnEngineAndTheComposePlugin() throws Exception {
        standIns.write("docker", Map.of(PS, FINE, COMPOSE, FINE));
        assertThat(look(Duration.ofSeconds(30)))
                .isEqualTo(new Finding(CheckStatus.PASSED, "docker ps succeeds, Compose is available"));
    }

    @Test
    void passesWithTheStandaloneCompose() throws Exception {
        standIns.write("docker", Map.of(PS, FINE));
        standIns.write("docker-compose", Map.of("version", FINE));
        assertThat(look(Duration.ofSeconds(30)).status()).isEqualTo(CheckStatus.PASSED);
    }

    @Test
    void tellsThatThereIsNoClient() throws Exception {
        assertFailed("no docker client on PATH (expected docker and Compose);"
                + " install Docker, or deploy from another runner");
    }

    @Test
    void tellsThatTheEngineDoesNotAnswer() throws Exception {
        String words =
                "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?";
        standIns.write("docker", Map.of(PS, sayAndFail(words), COMPOSE, FINE));
        assertFailed("the Docker engine does not answer (docker ps: exit code 1, " + words
                + "; expected 0); start it, or correct DOCKER_HOST, or deploy from another runner");
    }

    @Test
    void tellsThatThereAreNoRightsOnTheSocket() throws Exception {
        String words =
                "permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock";
        standIns.write("docker", Map.of(PS, sayAndFail(words), COMPOSE, FINE));
        assertFailed("no rights on the Docker socket (docker ps: exit code 1, " + words
                + "; expected 0); add this user to the socket's group, docker, or deploy from another runner");
    }

    @Test
    void repeatsAnyOtherFaultWithoutPasswords() throws Exception {
        standIns.write("docker", Map.of(PS, sayAndFail("odd answer of tcp://me:secret@host:1"), COMPOSE, FINE));
        assertFailed("docker ps failed (docker ps: exit code 1, odd answer of tcp://***@host:1; expected 0);"
                + " look at it by hand, or deploy from another runner");
    }

    @Test
    void endsAnEngineThatHangs() throws Exception {
        standIns.write("docker", Map.of(PS, standIns.hang(), COMPOSE, FINE));
        assertThat(look(Duration.ofSeconds(2)))
                .isEqualTo(new Finding(
                        CheckStatus.FAILED,
                        "docker ps was still running after 2 s and has been ended (expected an answer);"
                                + " restart the Docker engine, or deploy from another runner"));
        standIns.assertGone();
    }

    @Test
    void tellsThatThereIsNoCompose() throws Exception {
        standIns.write("docker", Map.of(PS, FINE, COMPOSE, sayAndFail("docker: unknown command: docker compose")));
        assertFailed(
                "Docker Compose is not available (docker compose version: exit code 1, docker: unknown command: docker"
                        + " compose; docker-compose version: not on PATH; expected one to succeed); install the Compose plugin, or"
                        + " deploy from another runner");
    }

    @Test
    void tellsBothFaultsAtOnce() throws Exception {
        standIns.write("docker", Map.of(PS, sayAndFail("odd"), COMPOSE, sayAndFail("none")));
        standIns.write("docker-compose", Map.of("version", sayAndFail("broken")));
        assertFailed("docker ps failed (docker ps: exit code 1, odd; expected 0);"
                + " look at it by hand, or deploy from another runner\n"
                + "Docker Compose is not available (docker compose version: exit code 1, none;"
                + " docker-compose version: failed too; expected one to succeed);"
                + " install the Compose plugin, or deploy from another runner");
    }

    @Test
    void onlyWarnsOfALackOfComposeWhereThatIsSaid() throws Exception {
        standIns.write("docker", Map.of(PS, FINE, COMPOSE, sayAndFail("none")));
        assertThat(new DockerCheck(standIns.programs(), Duration.ofSeconds(30), true).look())
                .isEqualTo(new Finding(
                        CheckStatus.WARNED,
                        "failed: Docker Compose is not available (docker compose version: exit code 1, none;"
                                + " docker-compose version: not on PATH; expected one to succeed); install the Compose plugin,"
                                + " or deploy from another runner"));
    }

    @Test
    void failsWithoutAnEngineWhateverComposeIsWorth() throws Exception {
        standIns.write("docker", Map.of(PS, sayAndFail("odd"), COMPOSE, sayAndFail("none")));
        assertThat(new DockerCheck(standIns.programs(), Duration.ofSeconds(30), true)
                        .look()
                        .status())
                .isEqualTo(CheckStatus.FAILED);
    }
}
