package edu.paws360.deploy.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

@Needs(GithubApi.class)
class StrictGithubTest {
    private static final String TOKEN = "ghs_geheim0123456789";
    private static final String REPO = "/repos/paws360/shop";
    private static final String DEPLOYMENTS = "/repos/{owner}/{repo}/deployments";
    private static final String SECRETS = "/repos/{owner}/{repo}/actions/secrets";
    private static final Map<String, Object> KEY = Map.of("key_id", "1", "key", "AAAA");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static HttpResponse<String> ask(StrictGithub server, String method, String target, String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                request(server, target)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(StrictGithub server, String target)
            throws IOException, InterruptedException {
        return HTTP.send(request(server, target).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(StrictGithub server, String target) {
        return HttpRequest.newBuilder(URI.create(target.startsWith("http") ? target : server.api() + target))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .header("User-Agent", "test")
                .header("Content-Type", "application/json");
    }

    private static GithubRoom room(GithubRoute... routes) {
        return () -> List.of(routes);
    }

    @ParameterizedTest
    @CsvSource({
        "/actions/runs/4711,200",
        "/actions/runs/4711?exclude_pull_requests=true,200",
        "/actions/runs/4711/attempts/1/jobs?per_page=100,200",
        "/actions/runs/4711/approvals,200",
        "/actions/runs/4711/pending_deployments,200",
        "/environments/production,200",
        "/environments/staging,404",
        "/actions/runs/4712,404",
        "/actions/runs/latest,404",
        "/actions/runs/4711/,404",
        "/actions/runs/4711/secrets,404",
        "/actions/runs/4711?per_page=1,400",
        "/actions/runs/4711?exclude_pull_requests=yes,400",
        "/actions/runs/4711/attempts/1/jobs?per_page=many,400",
        "/actions/runs/4711/attempts/1/jobs?per_page=101,400",
        "/actions/runs/4711/attempts/1/jobs?page=1&page=2,400",
    })
    void whatTheDescriptionDoesNotKnowIsRefused(String target, int status) throws Exception {
        try (StrictGithub server = new StrictGithub(TOKEN)) {
            server.scene()
                    .requires("grace")
                    .requiresTeam("sre")
                    .job("deploy", "completed", Instant.EPOCH, Instant.EPOCH)
                    .review("approved", "grace", "go")
                    .waiting();

            assertThat(get(server, REPO + target).statusCode()).isEqualTo(status);
        }
    }

    @Test
    void aRefusalSaysWhatIsWrong() throws Exception {
        try (StrictGithub server = new StrictGithub(TOKEN)) {
            assertThat(get(server, REPO + "/actions/runs/4711?per_page=1").body())
                    .contains("\"message\":\"Parameter per_page is none of [exclude_pull_requests]\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"ref\":\"main\"}|201",
                "{\"ref\":\"main\",\"required_contexts\":[],\"payload\":{\"any\":1}}|201",
                "{\"ref\":1}|422",
                "{\"environment\":\"production\"}|422",
                "{\"ref\":\"main\",\"enviroment\":\"production\"}|422",
                "{\"ref\":\"main\",\"required_contexts\":[1]}|422",
                "[]|422",
                "{|400",
                "~~|422",
            })
    void aBodyHasToBeTheOneThatIsDescribed(String body, int status) throws Exception {
        try (StrictGithub server = new StrictGithub(TOKEN)
                .with(room(GithubRoute.post(DEPLOYMENTS)
                        .answering(call -> GithubReply.behaving(
                                StandIn.answering(201, call.body().get("ref").asString())))))) {
            assertThat(ask(server, "POST", REPO + "/deployments", body).statusCode())
                    .isEqualTo(status);
        }
    }

    @Test
    void aQuestionHasNoBody() throws Exception {
        try (StrictGithub server = new StrictGithub(TOKEN)) {
            assertThat(ask(server, "GET", REPO + "/actions/runs/4711", "{}").statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void aPermissionThatTheTokenLacksIsNamed() throws Exception {
        try (StrictGithub server = new StrictGithub(TOKEN)
                .with(room(GithubRoute.get(SECRETS + "/public-key")
                        .needing("secrets=read")
                        .answering(call -> GithubReply.found(KEY))))) {
            HttpResponse<String> refused = get(server, REPO + "/actions/secrets/public-key");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.headers().firstValue("X-Accepted-GitHub-Permissions"))
                    .contains("secrets=read");

            server.grant("secrets=write");
            assertThat(tree(get(server, REPO + "/actions/secrets/public-key").body()))
                    .isEqualTo(tree("{\"key_id\":\"1\",\"key\":\"AAAA\"}"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "200|{\"key_id\":\"1\"}|required property 'key' not found",
                "200|{\"key_id\":\"1\",\"key\":7}|/key: integer found, string expected",
                "200|{\"key_id\":\"1\",\"key\":\"A\",\"kex\":\"A\"}|property 'kex' is not defined in the schema",
                "202|{\"key_id\":\"1\",\"key\":\"A\"}|its status is none of [200]",
                "404|{\"massage\":\"x\"}|property 'massage' is not defined in the schema",
            })
    void anAnswerOfAShapeThatGitHubDoesNotHaveFailsTheTest(int status, String json, String fault) {
        StrictGithub server = new StrictGithub(TOKEN)
                .with(room(GithubRoute.get(SECRETS + "/public-key")
                        .answering(call -> GithubReply.of(status, tree(json)))));

        assertThatThrownBy(() -> get(server, REPO + "/actions/secrets/public-key"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(server::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("The stand-in for GitHub is wrong: ")
                .hasMessageContaining("GET " + SECRETS + "/public-key: the answer " + status + " is not GitHub's: [")
                .hasMessageContaining(fault);
    }

    private static Object tree(String json) {
        return JsonMapper.builder().build().readTree(json);
    }

    @Test
    void aRoomCannotAnswerWhatGitHubDoesNotKnow() {
        try (StrictGithub server = new StrictGithub(TOKEN)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.with(room(GithubRoute.get("/repos/{owner}/{name}/deployments"))))
                    .withMessageStartingWith(
                            "GitHub's description does not know GET /repos/{owner}/{name}/deployments");
        }
    }

    @Test
    void theTextInAPathComesBeforeAParameter() throws Exception {
        GithubRoute secret = GithubRoute.get(SECRETS + "/{secret_name}")
                .answering(call -> GithubReply.behaving(StandIn.answering(200, call.path("secret_name"))));
        try (StrictGithub server = new StrictGithub(TOKEN).with(room(secret))) {
            assertThat(get(server, REPO + "/actions/secrets/A%2FB%20C+D").body())
                    .isEqualTo("A/B C+D");
            assertThat(get(server, REPO + "/actions/secrets/public-key").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aLongListComesInPages() throws Exception {
        try (StrictGithub server = new StrictGithub(TOKEN)) {
            IntStream.range(0, 5).forEach(i -> server.scene().job("job " + i, "queued", Instant.EPOCH, Instant.EPOCH));
            String jobs = server.api() + REPO + "/actions/runs/4711/attempts/1/jobs?per_page=2";

            assertThat(get(server, jobs).headers().firstValue("Link"))
                    .contains("<" + jobs + "&page=2>; rel=\"next\", <" + jobs + "&page=3>; rel=\"last\"");
            HttpResponse<String> last = get(server, jobs + "&page=3");
            assertThat(last.headers().firstValue("Link"))
                    .contains("<" + jobs + "&page=2>; rel=\"prev\", <" + jobs + "&page=1>; rel=\"first\"");
            assertThat(last.body())
                    .contains("\"total_count\":5")
                    .contains("job 4")
                    .doesNotContain("job 3");
        }
    }

    @Test
    void anAnswerThatTheClientHasIsNotSentAgain() throws Exception {
        try (StrictGithub server = new StrictGithub(TOKEN)) {
            String tag = get(server, REPO + "/actions/runs/4711")
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            HttpRequest again = request(server, REPO + "/actions/runs/4711")
                    .header("If-None-Match", tag)
                    .build();

            assertThat(HTTP.send(again, BodyHandlers.ofString()).statusCode()).isEqualTo(304);
        }
    }
}
