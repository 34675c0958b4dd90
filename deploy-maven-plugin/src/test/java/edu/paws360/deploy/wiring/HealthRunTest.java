package edu.paws360.deploy.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.settings.SettingsException;
import edu.paws360.deploy.settings.SettingsReader;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.settings.Sources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthRunTest {
    @TempDir
    Path folder;

    private final Map<String, String> pom = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>(Map.of("PATH", System.getenv("PATH")));
    private final List<String> shown = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = "{\"commit\":\"unknown\",\"deployment\":\"none\",\"token\":\"canary-7x9q\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        pom.put("deploy.gate.api.url", "http://127.0.0.1:" + server.getAddress().getPort() + "/@{TOKEN}");
        pom.put("deploy.gate.api.timeout", "1s");
        pom.put("deploy.gate.api.retries", "0");
        pom.put("deploy.audit.dir", folder.resolve("audit").toString());
        environment.put("TOKEN", "canary-7x9q");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aServiceThatDoesNotKnowItsCommitIsNotTheOneThatIsNotKnownHere() throws Exception {
        pom.put("deploy.gate.api.expectCommit", "/commit");

        CheckResult seen = onlyCheck();

        assertThat(seen.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(seen.detail())
                .startsWith("deploy.gate.<name>.expectCommit asks for the commit that is checked out. ")
                .contains(folder.toString());
    }

    @Test
    void aServiceWithoutADeploymentIsNotTheOneThatNobodyDeployed() throws Exception {
        pom.put("deploy.gate.api.expectDeployment", "/deployment");

        CheckResult seen = onlyCheck();

        assertThat(seen.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(seen.detail())
                .isEqualTo(
                        "deploy.gate.<name>.expectDeployment asks for the deployment that last changed production, and"
                                + " the journal in " + folder.resolve("audit")
                                + " has none. Set deploy.audit.dir to the folder that deploy:production used.");
    }

    @Test
    void theVersionBeforeMeansNotYet() throws Exception {
        pom.put("deploy.gate.api.expectVersion", "/commit == 1.4.2");

        CheckResult seen = onlyCheck();

        assertThat(seen.status()).isEqualTo(CheckStatus.FAILED);
        assertThat(seen.reason()).isEqualTo(ReasonCode.GATE_OLD_VERSION);
        assertThat(seen.detail()).contains("/commit: expected \"1.4.2\", was \"unknown\"");
    }

    @Test
    void whatWasSeenHoldsNoSecret() throws Exception {
        pom.put("deploy.gate.api.expectJson", "{\"token\":\"other\"}");

        CheckResult seen = onlyCheck();

        assertThat(seen.status()).isEqualTo(CheckStatus.FAILED);
        assertThat(seen.detail())
                .contains("/***, but /token: expected \"other\", was \"***\"")
                .doesNotContain("canary");
        assertThat(String.join("\n", shown)).contains("***").doesNotContain("canary");
    }

    @Test
    void whatItsCommandsAreNotGivenIsSaid() throws Exception {
        pom.put("deploy.gate.api.expectVersion", "/commit == unknown");

        onlyCheck();

        assertThat(shown)
                .first()
                .isEqualTo("Not handed on to commands: TOKEN. What one of them needs belongs into"
                        + " deploy.preflight.secretsRequired.");
    }

    private CheckResult onlyCheck() throws IOException, InterruptedException, SettingsException {
        Sources sources = new Sources(Map.of(), pom, environment);
        List<CheckResult> seen = new HealthRun(
                        new Surroundings("edu:app", "app", folder, folder.resolve("target"), folder, environment, "1"),
                        SettingsReader.read(sources, SettingsScope.HEALTH),
                        new ListScreen(shown))
                .toChecks();
        assertThat(seen).hasSize(1);
        return seen.get(0);
    }
}
