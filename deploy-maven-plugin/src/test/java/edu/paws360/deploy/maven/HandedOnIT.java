package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.StrictLoki;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every process that a deployment starts finds in its environment: the secrets that are meant for it, and no other. */
class HandedOnIT {
    /** Meant for us alone: each is named by a setting, or is one. */
    private static final List<String> OURS =
            List.of("AUDIT_KEY", "LOKI_TOKEN", "ALERTS_PASSWORD", "GITHUB_TOKEN", "DEPLOY_METRICS_BEARER");

    private static final String NAMES = "env | cut -d= -f1 | sort";

    @TempDir
    Path temp;

    private final StrictLoki loki = new StrictLoki();
    private Path seen;
    private TestProject project;

    HandedOnIT() throws IOException {}

    @BeforeEach
    void giveSecretsToADeployment() throws Exception {
        seen = Files.createDirectories(temp.resolve("seen"));
        project = new TestProject(temp)
                .property("deploy.preflight.secretsRequired", "API_KEY,GATE_PASSWORD")
                .property("deploy.audit.signingKey", "@{AUDIT_KEY}")
                .property("deploy.loki.url", "http://" + loki.authority())
                .property("deploy.loki.token", "@{LOKI_TOKEN}")
                .property("deploy.oncall.urls", "http://ann:@{ALERTS_PASSWORD}@localhost:1/api/v2/alerts")
                .property("deploy.metrics.pushgateway", "http://localhost:1")
                .environment("AUDIT_KEY", signingKey())
                .environment("LOKI_TOKEN", "loki-0123456789")
                .environment("ALERTS_PASSWORD", "alerts-0123456789")
                .environment("GATE_TOKEN", "gate-0123456789")
                .environment("GATE_PASSWORD", "password-0123456789")
                .environment("GITHUB_TOKEN", "ghs-0123456789")
                .environment("DEPLOY_METRICS_BEARER", "bearer-0123456789")
                .environment("API_KEY", "api-0123456789")
                .environment("PLAIN", "no secret");
    }

    @AfterEach
    void close() {
        loki.close();
    }

    private static String signingKey() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    }

    /** A command that leaves the names of its variables behind. */
    private String telling(String name) {
        return NAMES + " >> " + seen.resolve(name);
    }

    /** A program in front of the real ones. */
    private void program(String name, String script) throws IOException {
        Path file = Files.createDirectories(temp.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + telling(name) + "\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        project.environment("PATH", temp.resolve("bin") + ":" + System.getenv("PATH"));
    }

    private String real(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private Map<String, List<String>> variables() throws IOException {
        try (Stream<Path> files = Files.list(seen)) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString(), HandedOnIT::lines));
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void noProcessGetsASecretThatIsMeantForAnother() throws IOException {
        program("git", "exec " + real("git") + " \"$@\"");
        program("docker", "echo 2.30.0");
        program("ansible-inventory", "echo '{\"all\": {\"hosts\": [\"web1\"]}}'");
        program("ansible", "echo 'web1 | SUCCESS => {\"ping\": \"pong\"}'");
        project.property("deploy.preflight.skip", "cpu,memory,disk")
                .property("deploy.preflight.network.probe", "ansible")
                .property("deploy.inventory", "hosts")
                .property("deploy.command", telling("command"))
                .without("deploy.gates")
                .property("deploy.gate.own.url", "command:" + telling("gate"))
                .property("deploy.gate.told.url", "command:" + telling("told") + "; echo $GATE_TOKEN")
                .property("deploy.gate.told.expectOutput", "@{GATE_TOKEN}")
                .property("deploy.rollback.command", telling("rollback"));

        MavenRun run = project.run("deploy:production");

        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(variables())
                .containsOnlyKeys("git", "docker", "ansible-inventory", "ansible", "command", "gate", "told");
        assertThat(variables()).allSatisfy((child, names) -> assertThat(names)
                .as(child)
                .contains("API_KEY", "GATE_PASSWORD", "PLAIN", "PATH", "HOME")
                .doesNotContainAnyElementsOf(OURS));
        assertThat(variables().entrySet())
                .filteredOn(child -> child.getValue().contains("GATE_TOKEN"))
                .extracting(Map.Entry::getKey)
                .containsExactly("told");
        assertThat(run.output())
                .contains(
                        "Not handed on to commands: ALERTS_PASSWORD, AUDIT_KEY, DEPLOY_METRICS_BEARER, GATE_TOKEN,"
                                + " GITHUB_TOKEN, LOKI_TOKEN. What one of them needs belongs into deploy.preflight.secretsRequired.");
        assertThat(String.join("\n", run.journal()))
                .contains("{\"reader\":\"health\",\"names\":[\"API_KEY\",\"GATE_PASSWORD\",\"GATE_TOKEN\"]}");
    }

    private void everyoneHasWhatCommandsNeedAlone() throws IOException {
        assertThat(variables())
                .allSatisfy((child, names) ->
                        assertThat(names).as(child).contains("API_KEY", "PLAIN").doesNotContainAnyElementsOf(OURS));
    }

    @Test
    void theSecondRunnerGetsNoOtherSecretsEither() throws IOException {
        project.property("deploy.command", telling("command") + "; exit 3")
                .property("deploy.runner.secondary", "local")
                .property("deploy.failover.wait", "0s");

        MavenRun run = project.run("deploy:production");

        assertThat(run.exit()).as(run.output()).isEqualTo(1);
        assertThat(run.output()).contains("secondary");
        assertThat(variables().get("command")).filteredOn("PATH"::equals).hasSize(2);
        everyoneHasWhatCommandsNeedAlone();
    }

    @Test
    void norDoesTheWayBack() throws IOException {
        project.property("deploy.command", telling("command"))
                .property("deploy.rollback.command", telling("rollback"))
                .without("deploy.gates")
                .property("deploy.gate.own.url", "command:test ! -e " + temp.resolve("broken"))
                .property("deploy.gate.own.retries", "0");
        assertThat(project.run("deploy:production").exit()).isZero();
        project.git("commit", "-q", "--allow-empty", "-m", "second");
        Files.createFile(temp.resolve("broken"));

        MavenRun run = project.run("deploy:production");

        assertThat(run.exit()).as(run.output()).isEqualTo(1);
        assertThat(variables()).as(run.output()).containsOnlyKeys("command", "rollback");
        everyoneHasWhatCommandsNeedAlone();
    }

    @Test
    void theGatesAloneAndThePreflightAloneHandOnNoMore() throws IOException {
        program("docker", "echo 2.30.0");
        project.property("deploy.preflight.skip", "cpu,memory,disk,network")
                .without("deploy.gates")
                .property("deploy.gate.own.url", "command:" + telling("gate"));

        assertThat(project.run("deploy:health").exit()).isZero();
        assertThat(project.run("deploy:preflight").exit()).isZero();

        assertThat(variables()).containsOnlyKeys("docker", "gate");
        everyoneHasWhatCommandsNeedAlone();
    }
}
