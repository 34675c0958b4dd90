package edu.paws360.deploy.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.check.CheckStatus;
import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.health.AnsweringServer.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps in turn, against a real server, by a clock that jumps. */
class SmokeTestsTest {
    @Test
    void passesWhenEveryStepDoes() throws Exception {
        try (AnsweringServer server =
                AnsweringServer.with(new Answer(200, "{\"token\": \"x\"}"), new Answer(200, "[1]"))) {
            List<CheckResult> checks = run(
                    post("login", server.uri("/api/auth/login"), "{\"user\": \"test\"}"),
                    new SmokeStep(
                            Gate.http("courses", server.uri("/api/courses")).expectJson("[1]")));

            assertThat(checks).extracting(CheckResult::status).containsExactly(CheckStatus.PASSED, CheckStatus.PASSED);
            assertThat(server.requests())
                    .containsExactly(
                            "POST /api/auth/login application/json {\"user\": \"test\"}", "GET /api/courses null ");
        }
    }

    @Test
    void executesNothingAfterTheFirstFailure() throws Exception {
        try (AnsweringServer server = AnsweringServer.with(new Answer(401, "who?"))) {
            List<CheckResult> checks = run(
                    post("login", server.uri("/login"), "{}"),
                    new SmokeStep(Gate.http("courses", server.uri("/api/courses"))),
                    new SmokeStep(Gate.http("more", server.uri("/more"))));

            assertThat(checks)
                    .containsExactly(
                            CheckResult.failed(
                                    "login",
                                    ReasonCode.SMOKE_ACCESS_DENIED,
                                    "HTTP 401 from " + server.uri("/login")
                                            + " (expected 200); 4 attempts in 7.0 s; last body: who?\nAttempts: at 0.0 s for"
                                            + " 0 ms, at 1.0 s for 0 ms, at 3.0 s for 0 ms, at 7.0 s for 0 ms.",
                                    Duration.ofSeconds(7)),
                            notExecuted("courses"),
                            notExecuted("more"));
            assertThat(server.requests()).hasSize(4).containsOnly("POST /login application/json {}");
        }
    }

    @Test
    void failsAStepWhoseAnswerIsWrong() throws Exception {
        try (AnsweringServer server = AnsweringServer.with(new Answer(500, ""))) {
            assertThat(run(post("login", server.uri("/login"), "{}")).get(0).reason())
                    .isEqualTo(ReasonCode.SMOKE_FAILED);
        }
    }

    @Test
    void waitsForAStepThatIsNotUpYet() throws Exception {
        try (AnsweringServer server = AnsweringServer.with(new Answer(503, ""), new Answer(200, ""))) {
            List<CheckResult> checks = run(post("login", server.uri("/"), "{}"));

            assertThat(checks).extracting(CheckResult::status).containsExactly(CheckStatus.PASSED);
        }
    }

    @Test
    void failsAStepThatReachesItsLimitAndNamesItsOwnProperty() throws Exception {
        try (AnsweringServer server = AnsweringServer.with(new Answer(503, ""))) {
            Gate gate =
                    Gate.http("login", server.uri("/")).policy(GatePolicy.DEFAULT.withTimeout(Duration.ofSeconds(1)));

            CheckResult check = run(new SmokeStep(gate)).get(0);

            assertThat(check.reason()).isEqualTo(ReasonCode.SMOKE_FAILED);
            assertThat(check.detail())
                    .startsWith("HTTP 503 from " + server.uri("/") + " (expected 200); 5 attempts in 1.0 s\n")
                    .endsWith("The limit is reached: see the service's own log, or raise deploy.smoke.login.timeout.");
        }
    }

    @Test
    void usesWhatAnEarlierStepCaptured() throws Exception {
        try (AnsweringServer server = AnsweringServer.with(
                new Answer(200, "{\"token\": \"a/b \\\"c\", \"user\": {\"id\": 17}}"), new Answer(200, "[]"))) {
            List<CheckResult> checks = new SmokeTests(
                            List.of(
                                    new SmokeStep(Gate.http("login", server.uri("/login"))
                                            .method("POST")
                                            .capture("token", "/token")
                                            .capture("id", "/user/id")),
                                    new SmokeStep(Gate.http(
                                                    "courses",
                                                    server.uri("/%7B%7Bid%7D%7D/courses?t=%7B%7Btoken%7D%7D"))
                                            .method("POST")
                                            .body("{\"as\": \"{{token}}\", \"id\": {{id}}}"))),
                            HealthListener.NONE,
                            new VirtualPace())
                    .run();

            assertThat(checks).extracting(CheckResult::status).containsExactly(CheckStatus.PASSED, CheckStatus.PASSED);
            assertThat(server.requests().get(1))
                    .isEqualTo("POST /17/courses?t=a%2Fb%20%22c application/json {\"as\": \"a/b \\\"c\", \"id\": 17}");
        }
    }

    @Test
    void masksWhatWasCaptured() throws Exception {
        try (AnsweringServer server = AnsweringServer.with(
                new Answer(200, "{\"token\": \"t0ken-7x9q\"}"), new Answer(500, "no t0ken-7x9q"))) {
            List<CheckResult> checks = run(
                    new SmokeStep(Gate.http("login", server.uri("/")).capture("token", "/token")),
                    new SmokeStep(Gate.http("courses", server.uri("/")).header("X-Auth", "{{token}}")));

            assertThat(checks.get(1).detail()).contains("; last body: no ***\n");
        }
    }

    @Test
    void failsAStepWhoseHeaderCannotHoldWhatWasCaptured() throws Exception {
        try (AnsweringServer server = AnsweringServer.with(new Answer(200, "{\"token\": \"a\\nHost: evil\"}"))) {
            List<CheckResult> checks = run(
                    new SmokeStep(Gate.http("login", server.uri("/")).capture("token", "/token")),
                    new SmokeStep(Gate.http("courses", server.uri("/")).header("X-Auth", "{{token}}")));

            assertThat(checks.get(1))
                    .isEqualTo(CheckResult.failed(
                            "courses",
                            ReasonCode.SMOKE_FAILED,
                            "The header X-Auth holds a character that cannot be sent",
                            Duration.ZERO));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void refusesAStepThatUsesWhatNoneBeforeItCaptures() {
        Gate courses = Gate.http("courses", URI.create("http://api/")).header("X-Auth", "{{token}}");
        Gate login = Gate.http("login", URI.create("http://api/")).capture("token", "/token");

        assertThatThrownBy(() -> SmokeTests.of(courses, login))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Smoke test courses uses {{token}}, which no step before it captures.");
    }

    @Test
    void refusesToTestNothing() {
        assertThatThrownBy(() -> SmokeTests.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no smoke test, so nothing could be found healthy: name at least one.");
    }

    private static SmokeStep post(String name, URI uri, String body) {
        return new SmokeStep(Gate.http(name, uri).method("POST").body(body));
    }

    private static List<CheckResult> run(SmokeStep... steps) throws InterruptedException {
        return new SmokeTests(List.of(steps), HealthListener.NONE, new VirtualPace()).run();
    }

    private static CheckResult notExecuted(String name) {
        return CheckResult.withoutLook(name, CheckStatus.NOT_EXECUTED, "not executed, because login failed before it");
    }
}
