package edu.paws360.deploy.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.settings.SettingsReader;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.settings.Sources;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import edu.paws360.deploy.testbed.PostgresState;
import edu.paws360.deploy.testbed.Prometheus;
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

/** Every kind of gate, as the settings have it. */
@Needs({PostgreSql.class, Prometheus.class})
class GateKindsTest {
    @TempDir
    Path folder;

    private final Map<String, String> pom = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private HttpServer server;
    private String api;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        api = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("X-Token") + " "
                + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        byte[] body = "{\"status\": \"healthy\", \"queue\": 3, \"token\": \"canary-7x9q\"}".getBytes(UTF_8);
        if (exchange.getRequestURI().getPath().equals("/old")) {
            exchange.getResponseHeaders().set("Location", "/new");
            exchange.sendResponseHeaders(302, -1);
        } else {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Test
    void aRequestIsSentAsItIsSetAndItsAnswerCompared() throws Exception {
        environment.put("TOKEN", "t0ken-7x9q");
        gate("url", api + "/health");
        gate("method", "POST");
        gate("headers", "X-Token: @{TOKEN}\nAccept: application/json");
        gate("body", "{\"ping\": 1}");
        gate("expectAt", "/queue <= 3; /status == healthy");
        gate("expectText", "healthy");

        assertThat(reasons()).containsExactly("it ok");
        assertThat(requests).containsExactly("POST /health t0ken-7x9q {\"ping\": 1}");
        pom.put("deploy.gate.it.expectAt", "/queue < 3");
        assertThat(reasons()).containsExactly("it gate_failed");
        assertThat(shown).last().asString().contains("but /queue: expected < 3, was 3");
    }

    @Test
    void redirectsAreFollowedWhenTheyMay() throws Exception {
        gate("url", api + "/old");
        gate("redirects", "1");

        assertThat(reasons()).containsExactly("it ok");
        pom.remove("deploy.gate.it.redirects");
        assertThat(reasons()).containsExactly("it gate_failed");
    }

    @Test
    void aDatabaseIsAskedByItsDriver(PostgreSql postgres) throws Exception {
        environment.put("DB_PASSWORD", postgres.password());
        gate("url", "jdbc:postgresql://" + postgres.host() + ":" + postgres.port() + "/" + postgres.database());
        gate("user", postgres.user());
        gate("password", "@{DB_PASSWORD}");
        gate("query", "SELECT 41 + 1");
        gate("expectValue", ">= 42");

        assertThat(reasons()).containsExactly("it ok");
        environment.put("DB_PASSWORD", "canary-7x9q");
        assertThat(reasons()).containsExactly("it gate_access_denied");
    }

    @Test
    void aDatabaseSpeaksTls(PostgreSql postgres) throws Exception {
        postgres.startIn(PostgresState.ONLY_TLS);
        try {
            gate("url", "postgresql://paws360@" + postgres.host() + ":" + postgres.port());
            gate("ca", postgres.certificate().toString());
            assertThat(reasons()).containsExactly("it ok");

            pom.remove("deploy.gate.it.ca");
            gate("tls", "true");
            assertThat(reasons()).containsExactly("it gate_failed");
        } finally {
            postgres.startIn(PostgresState.NORMAL);
        }
    }

    @Test
    void certificatesThatCannotBeReadAreNotHealthy(PostgreSql postgres) throws Exception {
        gate("url", "postgresql://paws360@" + postgres.host() + ":" + postgres.port());
        gate("ca", "none.pem");

        assertThat(reasons()).containsExactly("it gate_failed");
        assertThat(shown)
                .last()
                .asString()
                .startsWith("nothing was asked: No certificates can be read from " + folder.resolve("none.pem"))
                .endsWith("\nSee deploy.gate.it.ca.");
    }

    @Test
    void aPrometheusIsAsked(Prometheus prometheus) throws Exception {
        gate("url", "prometheus://" + prometheus.host() + ":" + prometheus.port());
        gate("query", "vector(0.003)");
        gate("expectValue", "< 0.01");

        assertThat(reasons()).containsExactly("it ok");
        pom.put("deploy.gate.it.query", "vector(0.03)");
        assertThat(reasons()).containsExactly("it gate_failed");
    }

    @Test
    void aCommandIsRunInTheProject() throws Exception {
        gate("url", "command:echo \"in $(pwd)\" && exit 3");
        gate("expectExit", "3");
        gate("expectOutput", "in " + folder.toRealPath());

        assertThat(reasons()).containsExactly("it ok");
        pom.remove("deploy.gate.it.expectExit");
        assertThat(reasons()).containsExactly("it gate_failed");
    }

    @Test
    void aGateThatSoaksWantsItsAnswersInARow() throws Exception {
        gate("url", api + "/health");
        gate("successes", "2");
        gate("soak", "1s");
        gate("jitter", "50");

        assertThat(reasons()).containsExactly("it ok");
        assertThat(requests).hasSize(3);
    }

    @Test
    void theFirstThatFailsEndsTheOthersWhenToldTo() throws Exception {
        gate("url", "command:exit 1");
        pom.put("deploy.gate.slow.url", "command:exit 75");
        pom.put("deploy.health.failFast", "true");

        assertThat(reasons()).containsExactly("it gate_failed", "slow ok");
        assertThat(shown).last().asString().contains("ended, because it failed");
    }

    @Test
    void aSmokeTestUsesWhatAnEarlierOneCaptured() throws Exception {
        pom.put("deploy.gates", "none");
        pom.put("deploy.smoke.login.request", "POST " + api + "/login");
        pom.put("deploy.smoke.login.capture", "token=/token");
        pom.put("deploy.smoke.login.order", "1");
        pom.put("deploy.smoke.courses.request", "GET " + api + "/courses?t={{token}}");
        pom.put("deploy.smoke.courses.headers", "X-Token: {{token}}");

        assertThat(reasons()).containsExactly("gates ok", "login ok", "courses ok");
        assertThat(requests).last().asString().startsWith("GET /courses?t=canary-7x9q canary-7x9q ");
        assertThat(shown).noneMatch(line -> line.contains("canary"));
    }

    private void gate(String member, String value) {
        pom.put("deploy.gate.it." + member, value);
        pom.put("deploy.gate.it.retries", "0");
    }

    private List<String> reasons() throws Exception {
        Sources sources = new Sources(Map.of(), pom, environment);
        List<CheckResult> seen = new HealthRun(
                        new Surroundings("edu:app", "app", folder, folder.resolve("target"), folder, environment, "1"),
                        SettingsReader.read(sources, SettingsScope.HEALTH),
                        new ListScreen(shown))
                .toChecks();
        seen.forEach(check -> shown.add(check.detail()));
        return seen.stream().map(check -> check.name() + " " + check.reason()).toList();
    }
}
