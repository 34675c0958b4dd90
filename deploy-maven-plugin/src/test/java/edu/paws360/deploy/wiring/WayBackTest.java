package edu.paws360.deploy.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentCompleted;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.QueueEntered;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.github.GithubAccess;
import edu.paws360.deploy.guard.Checkout;
import edu.paws360.deploy.journal.Journal;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.pipeline.Pipeline;
import edu.paws360.deploy.pipeline.Recorder;
import edu.paws360.deploy.pipeline.Stage;
import edu.paws360.deploy.secret.Masker;
import edu.paws360.deploy.settings.DeploySettings;
import edu.paws360.deploy.settings.SettingsReader;
import edu.paws360.deploy.settings.SettingsReading;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.settings.Sources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A deployment that goes back, after another one had its turn while it waited. */
@Timeout(60)
class WayBackTest {
    private static final String OURS = "c".repeat(40);
    private static final String BEFORE_WE_CAME = "a".repeat(40);
    private static final String WHILE_WE_WAITED = "b".repeat(40);

    @TempDir
    Path folder;

    private final ListScreen screen = new ListScreen(new ArrayList<>());
    private HttpServer service;
    private Journal journal;

    @BeforeEach
    void serve() throws IOException {
        journal = Journal.open(folder.resolve("audit"), UnaryOperator.identity());
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            byte[] body = ("{\"version\":\"1\",\"commit\":\"" + WHILE_WE_WAITED + "\"}").getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
        journal.close();
    }

    @Test
    void leadsToWhatWasThereWhenItsTurnCame() throws Exception {
        succeeded("d-1", "production", BEFORE_WE_CAME);

        assertThat(deploy().reason()).isEqualTo(ReasonCode.ROLLED_BACK);
    }

    private Verdict deploy() throws Exception {
        Surroundings surroundings =
                new Surroundings("edu:app", "app", folder, folder.resolve("target"), folder, Map.of(), "1");
        SettingsReading reading =
                SettingsReader.read(new Sources(Map.of(), properties(), Map.of()), SettingsScope.PRODUCTION);
        DeploySettings settings = reading.settings();
        DeploymentFacts facts = new DeploymentFacts(surroundings, settings, checkout());
        GithubAccess github = GithubWiring.access(settings, Map.of());
        StageList list = new StageList("d-3", facts, surroundings, reading, folder.resolve("audit"), github);
        List<Stage> all = list.all(screen, runner -> line -> {}, Masker.of(reading.secrets()), journal);
        Recorder recorder = new Recorder(journal, "d-3", List.of(this::letAnotherOneGoFirst));
        List<Stage> stages = List.of(all.get(2), all.get(5), all.get(6));
        return new Pipeline(stages, recorder, list.wayBack(screen, runner -> line -> {}, journal))
                .run(facts.started())
                .verdict();
    }

    private Map<String, String> properties() {
        return Map.of(
                "deploy.command", "true",
                "deploy.rollback.command", "true",
                "deploy.gate.api.url",
                        "http://127.0.0.1:" + service.getAddress().getPort() + "/",
                "deploy.gate.api.expectCommit", "/commit",
                "deploy.gate.api.expectVersion", "/version == 2",
                "deploy.gate.api.timeout", "1s",
                "deploy.gate.api.retries", "0");
    }

    private static Checkout checkout() {
        return new Checkout.Found(
                OURS, Optional.of("refs/heads/main"), Checkout.WorkTree.CLEAN, false, List.of(), List.of());
    }

    private void letAnotherOneGoFirst(JournalEntry entry) {
        if (entry.event() instanceof QueueEntered) {
            try {
                succeeded("d-2", "production", WHILE_WE_WAITED);
                succeeded("d-s", "staging", "d".repeat(40));
            } catch (JournalException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void succeeded(String id, String environment, String commit) throws JournalException {
        journal.append(
                id,
                new DeploymentStarted(
                        "edu:app",
                        environment,
                        "ann",
                        "main",
                        commit,
                        false,
                        "ci",
                        "production",
                        Optional.empty(),
                        "host",
                        1,
                        "1"));
        journal.append(
                id,
                new DeploymentCompleted(new Verdict(
                        Verdict.Outcome.SUCCEEDED, ReasonCode.OK, "every stage passed", "", Duration.ZERO)));
    }
}
