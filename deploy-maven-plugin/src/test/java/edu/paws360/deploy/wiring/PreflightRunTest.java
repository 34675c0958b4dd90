package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.settings.SettingsReader;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.settings.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of the preflight reach its checks. */
class PreflightRunTest {
    @TempDir
    Path folder;

    private final Map<String, String> pom = new HashMap<>();
    private final List<String> shown = new ArrayList<>();

    @BeforeEach
    void leaveTheRunnerOut() {
        pom.put("deploy.preflight.skip", "cpu,memory,disk");
        pom.put("deploy.audit.dir", folder.resolve("audit").toString());
    }

    /** Our own, in a folder that is the only one on the PATH. */
    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private CheckResult check(String name) throws Exception {
        return check(name, Map.of("PATH", folder.toString()));
    }

    private CheckResult check(String name, Map<String, String> environment) throws Exception {
        return new PreflightRun(
                        new Surroundings("edu:app", "app", folder, folder.resolve("target"), folder, environment, "1"),
                        SettingsReader.read(new Sources(Map.of(), pom, environment), SettingsScope.PREFLIGHT),
                        new ListScreen(shown))
                .toReport().results().stream()
                        .filter(result -> result.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void aMissingComposeIsOnlyWarnedOfWhereASettingSaysSo() throws Exception {
        program("docker", "test \"$1\" = ps");
        assertThat(check("docker").status()).isEqualTo(CheckStatus.FAILED);

        pom.put("deploy.preflight.warnOnly", "compose");

        assertThat(check("docker").status()).isEqualTo(CheckStatus.WARNED);
        assertThat(shown)
                .anyMatch(line -> line.matches(" +docker +warned .* failed: Docker Compose is not available .*"));
    }

    @Test
    void whatItsCommandsAreNotGivenIsSaid() throws Exception {
        pom.put("deploy.metrics.pushgateway", "https://ann:@{TOKEN}@gateway:9091");

        check("docker", Map.of("PATH", folder.toString(), "TOKEN", "canary-7x9q"));

        assertThat(shown)
                .first()
                .isEqualTo("Not handed on to commands: TOKEN. What one of them needs belongs into"
                        + " deploy.preflight.secretsRequired.");
    }

    @Test
    void ansibleAsksTheInventoryAsThePlaybookWouldGetIt() throws Exception {
        pom.put("deploy.preflight.network.probe", "ansible");
        pom.put("deploy.inventory", "inventories/production");
        program(
                "ansible-inventory",
                "test \"$*\" = '-i inventories/production --list' && echo '{\"all\": {\"hosts\": [\"web1\"]}}'");
        program(
                "ansible",
                "test \"$*\" = '-i inventories/production all -m ansible.builtin.ping -f 16 -T 5 --task-timeout 5'"
                        + " && echo 'web1 | SUCCESS => {\"ping\": \"pong\"}'");

        assertThat(check("network").detail()).isEqualTo("1 target answers, asked by ansible -m ping, 16 at a time");
    }
}
