package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Ansible;
import edu.paws360.deploy.testbed.DockerEngine;
import edu.paws360.deploy.testbed.Needs;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link Main} with a real engine, and the real reader of a real inventory. */
@Needs({Ansible.class, DockerEngine.class})
class MainServerTest {
    @TempDir
    Path folder;

    private MainProcess.Ended run(DockerEngine engine, int port) throws Exception {
        Files.writeString(folder.resolve("hosts"), "[app]\nweb1 ansible_host=127.0.0.1 ansible_port=" + port + "\n");
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("DOCKER_HOST", engine.dockerHost());
        environment.put("API_KEY", "hush");
        return MainProcess.run(
                folder,
                environment,
                "--skip=cpu",
                "--memory-percent-max=100",
                "--disk-min=1kB",
                "--docker-timeout=60s",
                "--inventory=hosts",
                "--probe=tcp",
                "--secrets=API_KEY");
    }

    @Test
    void allOfItPasses(DockerEngine engine) throws Exception {
        try (ServerSocket target = Loopback.listener(1)) {
            MainProcess.Ended ended = run(engine, target.getLocalPort());
            assertThat(ended.output())
                    .contains("docker: passed, ", "network: passed, 1 target", "secrets: passed, ")
                    .endsWith("preflight passed, exit code 0\n");
            assertThat(ended.exitCode()).isZero();
        }
    }

    @Test
    void aTargetThatDoesNotAnswerEndsIn3(DockerEngine engine) throws Exception {
        MainProcess.Ended ended = run(engine, Loopback.closedPort());
        assertThat(ended.output())
                .contains("network: failed, ", "web1 (127.0.0.1): ")
                .endsWith("preflight failed, exit code 3\n");
        assertThat(ended.exitCode()).isEqualTo(3);
    }
}
