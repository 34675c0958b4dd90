package edu.paws360.deploy.github;

import static edu.paws360.deploy.testbed.StandIn.answering;
import static edu.paws360.deploy.testbed.StandIn.cutting;
import static edu.paws360.deploy.testbed.StandIn.hangingUp;
import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.github.GithubAnswer.Found;
import edu.paws360.deploy.github.GithubAnswer.Unknown;
import edu.paws360.deploy.github.GithubAnswer.Unreachable;
import edu.paws360.deploy.github.GithubAnswer.Unreadable;
import edu.paws360.deploy.secret.Secret;
import edu.paws360.deploy.testbed.GithubApi;
import edu.paws360.deploy.testbed.GithubScene;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.StandIn.Mood;
import edu.paws360.deploy.testbed.StrictGithub;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever answers in GitHub's place: it is said what was seen, and nothing counts as known. */
@Needs(GithubApi.class)
class HostileAnswersTest {
    private static final String TOKEN = "ghs_geheim0123456789";
    private static final String REVIEWS = "GET /api/v3/repos/paws360/shop/actions/runs/4711/approvals: ";
    private static final String JOBS = "GET /api/v3/repos/paws360/shop/actions/runs/4711/attempts/1/jobs: ";
    private static final RunReference RUN = new RunReference(GithubScene.REPOSITORY, GithubScene.RUN, 1);
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json; charset=utf-8");

    private final AtomicLong nanos = new AtomicLong();
    private final StrictGithub server = new StrictGithub(TOKEN);
    private final StrictGithub elsewhere = new StrictGithub(TOKEN);
    private final Github github = Github.at(server.api(), new Secret("GITHUB_TOKEN", TOKEN), nanos::get);

    @AfterEach
    void close() {
        server.close();
        elsewhere.close();
    }

    private Object reviewsAfter(Mood... moods) throws InterruptedException {
        server.next(moods);
        return github.runs().reviews(RUN);
    }

    private static Mood json(int status, String body, String... headers) {
        Map<String, String> all = new HashMap<>(JSON);
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return answering(status, body, all);
    }

    @Test
    void a_server_of_another_kind_is_not_GitHub() throws Exception {
        assertThat(reviewsAfter(answering(200, "<html>[]</html>", Map.of("Content-Type", "text/html"))))
                .isEqualTo(new Unreadable<>(REVIEWS + "HTTP 200 is not JSON, as GitHub's answers are; is GITHUB_API_URL"
                        + " right, and no proxy's page in between?"));
        assertThat(reviewsAfter(answering(418, "<html>", Map.of("Content-Type", "text/html"))))
                .isEqualTo(new Unreadable<>(REVIEWS + "HTTP 418 (text/html, not JSON)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[{\"state\":\"approved\"", "[]x", "[{\"state\":1,\"state\":2}]", "\u0000"})
    void broken_JSON_is_no_answer(String body) throws Exception {
        assertThat(reviewsAfter(json(200, body)).toString()).matches("Unreadable\\[detail=.*/approvals: .*]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|the answer is not a list of objects",
                "null|the answer is not a list of objects",
                "[1]|[0].environments is not a list",
                "[{}]|[0].environments is not a list",
                "[{'environments':{}}]|[0].environments is not a list",
                "[{'environments':[{'name':7}]}]|[0].environments[0].name is not a text",
                "[{'environments':[],'state':true}]|[0].state is not a text",
                "[{'environments':[],'state':'APPROVED'}]|[0].state is not approved, rejected or pending",
                "[{'environments':[],'state':'approved'}]|[0].user is not an object",
                "[{'environments':[],'state':'approved','user':null}]|[0].user is not an object",
                "[{'environments':[],'state':'approved','user':{'login':'a b'}}]|[0].user.login is not a login",
                "[{'environments':[],'state':'approved','user':{'login':'a','id':'1'}}]|[0].user.id is not a whole number",
                "[{'environments':[],'state':'approved','user':{'login':'a','id':1.5}}]|[0].user.id is not a whole number",
                "[{'environments':[],'state':'approved','user':{'login':'a','id':1e99}}]|[0].user.id is not a whole number",
                "[{'environments':[],'state':'approved','user':{'login':'a','id':99999999999999999999}}]|[0].user.id is not a whole number"
            })
    void wrong_types_are_named_where_they_stand(String body, String fault) throws Exception {
        Unreadable<?> unreadable = (Unreadable<?>) reviewsAfter(json(200, body.replace('\'', '"')));

        // Of what the answer holds, nothing is repeated.
        assertThat(unreadable.detail()).isEqualTo(REVIEWS + fault);
    }

    @Test
    void deep_JSON_is_not_followed_down() throws Exception {
        assertThat(reviewsAfter(json(200, "[".repeat(100_000)))).isInstanceOf(Unreadable.class);
    }

    @Test
    void a_huge_answer_is_not_read_to_its_end_nor_asked_for_again() throws Exception {
        assertThat(reviewsAfter(json(200, " ".repeat(Wire.LONGEST + 1))))
                .isEqualTo(new Unreadable<>(REVIEWS + "the answer has more than 4000000 bytes"));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void an_answer_without_end_is_cut_off() throws Exception {
        Mood endless = (request, exchange) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            byte[] blank = " ".repeat(65_536).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 1_000; i++) {
                exchange.getResponseBody().write(blank);
            }
        };
        // Too much, or too late, whichever is noticed first on a busy machine.
        assertThat(reviewsAfter(endless)).isInstanceOf(Unknown.class);
    }

    @Test
    void what_breaks_off_is_asked_again_and_then_said() throws Exception {
        assertThat(reviewsAfter(cutting(200, "[ ]"), hangingUp())).isInstanceOf(Found.class);
        assertThat(server.requests()).hasSize(3);

        Mood cut = cutting(200, "[  ]");
        assertThat(reviewsAfter(cut, cut, cut))
                .isEqualTo(new Unreachable<>(
                        REVIEWS + "IOException The answer broke off after 2 of 4 bytes.", Optional.empty()));
    }

    @Test
    void faults_of_its_own_are_asked_again_three_times_in_all() throws Exception {
        assertThat(reviewsAfter(answering(502, ""), answering(503, ""))).isInstanceOf(Found.class);
        Mood down = answering(503, "<h1>Unicorn!</h1>", Map.of("Content-Type", "text/html"));
        assertThat(reviewsAfter(down, down, down))
                .isEqualTo(new Unreachable<>(REVIEWS + "HTTP 503 (text/html, not JSON)", Optional.empty()));
        assertThat(server.requests()).hasSize(6);

        server.next(down);
        assertThat(github.once().runs().reviews(RUN)).isInstanceOf(Unreachable.class);
        assertThat(server.requests()).hasSize(7);
    }

    @Test
    void where_nobody_listens_nobody_answers() throws Exception {
        server.close();

        assertThat(github.once().runs().reviews(RUN))
                .isInstanceOfSatisfying(Unreachable.class, unreachable -> assertThat(unreachable.detail())
                        .startsWith(REVIEWS + "ConnectException "));
    }

    @Test
    void a_rate_limit_is_told_with_its_time_and_not_asked_again() throws Exception {
        String message = "{\"message\":\"You have exceeded a secondary rate limit\"}";

        assertThat(reviewsAfter(json(403, message, "Retry-After", "30")))
                .isEqualTo(new Unreachable<>(
                        REVIEWS + "HTTP 403 \"You have exceeded a secondary rate limit\" (a rate limit)",
                        Optional.of(Duration.ofSeconds(30))));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void the_token_follows_no_redirect_to_another_server() throws Exception {
        String there = elsewhere.api() + "/repos/paws360/shop/actions/runs/4711/approvals";

        assertThat(reviewsAfter(json(301, "{}", "Location", there)))
                .isEqualTo(new Unreadable<>(
                        REVIEWS + "HTTP 301 leads elsewhere, and the token goes to no other server than"
                                + " GITHUB_API_URL names"));
        assertThat(reviewsAfter(json(302, "{}", "Location", "//" + elsewhere.authority() + "/x")))
                .isInstanceOf(Unreadable.class);
        assertThat(reviewsAfter(json(307, "{}", "Location", "https://" + server.authority() + "/x")))
                .isInstanceOf(Unreadable.class);
        assertThat(reviewsAfter(json(308, "{}", "Location", ":::"))).isInstanceOf(Unreadable.class);
        assertThat(reviewsAfter(json(302, "{}"))).isInstanceOf(Unreadable.class);
        assertThat(elsewhere.requests()).isEmpty();
    }

    @Test
    void a_redirect_on_the_same_server_is_followed_but_not_for_ever() throws Exception {
        server.scene().review("approved", "grace", "go");
        String here = "/api/v3/repos/paws360/shop/actions/runs/4711/approvals";
        Mood on = json(301, "{}", "Location", here);

        assertThat(reviewsAfter(on, on, on)).isInstanceOf(Found.class);
        assertThat(reviewsAfter(on, on, on, on)).isEqualTo(new Unreadable<>(REVIEWS + "redirected more than 3 times"));
    }

    @Test
    void pages_are_followed_to_their_end() throws Exception {
        String next = "</api/v3/next?page=2>; rel=\"next\", </api/v3/next?page=9>; rel=\"last\"";
        server.next(
                json(200, jobs(2, "build"), "Link", next),
                json(200, jobs(2, "deploy"), "Link", "</first>; rel=\"first\""));

        assertThat(github.runs().jobs(RUN))
                .isInstanceOfSatisfying(Found.class, found -> assertThat((List<?>) found.value())
                        .extracting(job -> ((WorkflowJob) job).name())
                        .containsExactly("build", "deploy"));
    }

    @Test
    void pages_that_never_end_or_lead_elsewhere_or_lack_some_are_no_answer() throws Exception {
        server.next(IntStream.range(0, 12)
                .mapToObj(n -> json(200, jobs(99, "job"), "Link", "</api/v3/p?page=" + n + ">; rel=next"))
                .toArray(Mood[]::new));
        assertThat(github.runs().jobs(RUN)).isEqualTo(new Unreadable<>(JOBS + "the pages of the list have no end"));
        assertThat(server.requests()).hasSize(10);

        server.next(json(200, jobs(1, "job")), json(200, jobs(1, "job")));
        github.runs().jobs(RUN);
        github.runs().jobs(RUN);
        server.next(json(200, jobs(1, "job"), "Link", "<" + elsewhere.api() + "/p>; rel=\"next\""));
        assertThat(github.runs().jobs(RUN))
                .isEqualTo(new Unreadable<>(JOBS + "the next page is said to be on another server"));
        server.next(json(200, jobs(57, "job")));
        assertThat(github.runs().jobs(RUN)).isEqualTo(new Unreadable<>(JOBS + "1 are listed, but there are 57"));
        assertThat(elsewhere.requests()).isEmpty();
    }

    @Test
    void a_list_that_is_not_expected_to_have_pages_has_none() throws Exception {
        Mood more = json(200, "[]", "Link", "</api/v3/next?page=2>; rel=\"next\"");

        assertThat(reviewsAfter(more))
                .isEqualTo(new Unreadable<>(REVIEWS + "there are further pages, which this list never had"));
        server.next(more);
        assertThat(github.runs().pending(RUN)).isInstanceOf(Unreadable.class);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void nothing_is_unchanged_that_was_not_known_before() throws Exception {
        assertThat(reviewsAfter(json(304, ""))).isEqualTo(new Unreadable<>(REVIEWS + "HTTP 304"));
    }

    private static String jobs(int total, String name) {
        return "{\"total_count\":" + total + ",\"jobs\":[{\"id\":9,\"name\":\"" + name
                + "\",\"status\":\"queued\",\"created_at\":\"2026-05-04T12:00:00Z\"}]}";
    }

    @Test
    void GitHubs_own_words_are_bounded_on_one_line_and_without_the_token() throws Exception {
        String message = "no\\nto " + TOKEN + " " + "x".repeat(5_000);

        Object answer = reviewsAfter(json(403, "{\"message\":\"" + message + "\"}"));
        assertThat(answer.toString())
                .contains("HTTP 403 \"no to *** xxx")
                .doesNotContain("geheim", "\n")
                .hasSizeLessThan(900);
    }

    @Test
    void what_is_missing_is_named_without_the_token_too() throws Exception {
        assertThat(reviewsAfter(json(403, "{}", "X-Accepted-GitHub-Permissions", "a=" + TOKEN))
                        .toString())
                .contains("a=***")
                .doesNotContain("geheim");
    }

    @Test
    void not_more_than_300_requests_are_made_in_an_hour() throws Exception {
        for (int i = 0; i < 300; i++) {
            nanos.addAndGet(Duration.ofSeconds(6).toNanos());
            assertThat(github.once().runs().reviews(RUN)).isInstanceOf(Found.class);
        }
        assertThat(github.runs().reviews(RUN))
                .isEqualTo(new Unreachable<>(
                        REVIEWS + "not asked, as there were 300 requests within the hour",
                        Optional.of(Duration.ofMinutes(60).minus(Duration.ofSeconds(299 * 6)))));

        nanos.addAndGet(Duration.ofSeconds(3600 - 299 * 6).toNanos());
        assertThat(github.runs().reviews(RUN)).isInstanceOf(Found.class);
        assertThat(server.requests()).hasSize(301);
    }
}
