package edu.paws360.deploy.health.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.health.probe.ProbeOutcome.Delay;
import edu.paws360.deploy.health.probe.ProbeOutcome.Healthy;
import edu.paws360.deploy.health.probe.ProbeOutcome.No;
import edu.paws360.deploy.health.probe.ProbeOutcome.NotYet;
import edu.paws360.deploy.health.probe.ProbeOutcome.Objection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer means. */
class HttpExpectationTest {
    private static final String BODY = "{\"status\": \"down\"}";

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void readsAGatewayThatCannotReachItsServiceAsNotYet(int status) {
        assertThat(judge(HttpExpectation.OK, status, BODY))
                .isEqualTo(new NotYet("HTTP " + status + " from it (expected 200)", BODY));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 400, 404, 429, 500, 501, 505})
    void readsEveryOtherStatusAsNo(int status) {
        assertThat(judge(HttpExpectation.OK, status, BODY))
                .isEqualTo(new No("HTTP " + status + " from it (expected 200)", BODY));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void readsAStatusThatDeniesAccessAsNo(int status) {
        assertThat(judge(HttpExpectation.OK, status, BODY))
                .isEqualTo(new No("HTTP " + status + " from it (expected 200)", BODY, Objection.ACCESS_DENIED));
    }

    @Test
    void takesADeniedAccessThatIsExpected() {
        assertThat(judge(HttpExpectation.OK.withStatus(StatusExpectation.of(401)), 401, ""))
                .isEqualTo(new Healthy("HTTP 401 from it"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void readsARedirectAsNo(int status) {
        assertThat(judge(HttpExpectation.OK, status, ""))
                .isEqualTo(new No("HTTP " + status + " from it (expected 200), this redirect is not followed: name the"
                        + " address it leads to"));
    }

    @Test
    void takesAStatusThatIsExpectedThoughItUsuallyMeansNotYet() {
        assertThat(judge(HttpExpectation.OK.withStatus(StatusExpectation.of(503)), 503, ""))
                .isEqualTo(new Healthy("HTTP 503 from it"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"status\": \"healthy\"} | {\"status\": \"healthy\", \"uptime\": 3}",
                "{\"db\": {\"ok\": true}} | {\"db\": {\"ok\": true, \"ms\": 2}, \"x\": null}",
                "{\"n\": 1} | {\"n\": 1.0}",
                "{\"list\": [1, {\"a\": 2}]} | {\"list\": [1, {\"a\": 2, \"b\": 3}]}",
                "{} | {\"anything\": 1}",
                "[] | []",
                "\"UP\" | \"UP\"",
                "{\"n\": null} | {\"n\": null}",
            })
    void takesAnAnswerThatHoldsWhatIsExpected(String expected, String actual) {
        assertThat(judge(HttpExpectation.OK.withJson(expected), 200, actual))
                .isEqualTo(new Healthy("HTTP 200 from it"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"status\": \"healthy\"} | {\"status\": \"down\"} | /status: expected \"healthy\", was \"down\"",
                "{\"status\": \"healthy\"} | {} | /status: expected \"healthy\", was absent",
                "{\"a\": {\"b\": 1}} | {\"a\": {\"b\": 2}} | /a/b: expected 1, was 2",
                "{\"a\": {\"b\": 1}} | {\"a\": 1} | /a: expected {\"b\":1}, was 1",
                "{\"a\": [1, 2]} | {\"a\": [1, 3]} | /a/1: expected 2, was 3",
                "{\"a\": [1]} | {\"a\": [1, 2]} | /a: expected [1], was [1,2]",
                "{\"n\": 1} | {\"n\": \"1\"} | /n: expected 1, was \"1\"",
                "{\"n\": null} | {} | /n: expected null, was absent",
                "{\"a\": 1, \"b\": 2} | {\"a\": 0, \"b\": 0} | /a: expected 1, was 0; /b: expected 2, was 0",
                "{\"a/b\": 1} | {\"a/b\": 0} | /a~1b: expected 1, was 0",
                "{} | [] | the answer: expected {}, was []",
            })
    void saysWhereAnAnswerDiffers(String expected, String actual, String difference) {
        assertThat(judge(HttpExpectation.OK.withJson(expected), 200, actual))
                .isEqualTo(new No("HTTP 200 from it, but " + difference, actual));
    }

    @Test
    void namesAFewDifferencesAndCountsTheRest() {
        ProbeOutcome outcome = judge(HttpExpectation.OK.withJson("[1,2,3,4,5,6,7]"), 200, "[0,0,0,0,0,0,0]");

        assertThat(outcome.detail()).endsWith("/4: expected 5, was 0; and 2 more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "{\"status\": \"healthy\"",
                "{\"status\": \"healthy\"} x",
                "{\"status\": \"down\", \"status\": \"healthy\"}"
            })
    void readsWhatIsNoProperJsonAsNo(String body) {
        ProbeOutcome outcome = judge(HttpExpectation.OK.withJson("{\"status\": \"healthy\"}"), 200, body);

        assertThat(outcome).isInstanceOf(No.class);
        assertThat(outcome.detail()).startsWith("HTTP 200 from it, but its body is not readable JSON: ");
        assertThat(outcome.excerpt()).isEqualTo(body);
    }

    @Test
    void readsAnEmptyBodyAsNoWhereJsonIsExpected() {
        assertThat(judge(HttpExpectation.OK.withJson("{}"), 200, ""))
                .isEqualTo(new No("HTTP 200 from it, but its body is empty where JSON was expected"));
    }

    @Test
    void readsAnotherCommitAsTheOldVersion() {
        assertThat(judge(commit("abc"), 200, "{\"build\": {\"commit\": \"old\"}}"))
                .isEqualTo(new NotYet(
                        "HTTP 200 from it, but /build/commit: expected \"abc\", was \"old\"",
                        "{\"build\": {\"commit\": \"old\"}}",
                        Delay.OLD_VERSION));
    }

    @Test
    void readsAnAnswerWithoutACommitAsTheOldVersion() {
        assertThat(judge(commit("abc"), 200, "{}"))
                .isEqualTo(new NotYet(
                        "HTTP 200 from it, but /build/commit: expected \"abc\", was absent", "{}", Delay.OLD_VERSION));
    }

    @Test
    void doesNotMindWhatElseTheOldVersionSays() {
        assertThat(judge(commit("abc").withJson("{\"status\": \"healthy\"}"), 200, "{\"status\": \"down\"}"))
                .isInstanceOf(NotYet.class);
    }

    @Test
    void wantsTheRestOfTheJsonFromTheNewVersion() {
        String body = "{\"build\": {\"commit\": \"abc\"}, \"status\": \"down\"}";

        assertThat(judge(commit("abc").withJson("{\"status\": \"healthy\"}"), 200, body))
                .isEqualTo(new No("HTTP 200 from it, but /status: expected \"healthy\", was \"down\"", body));
    }

    @Test
    void comparesANumberByItsText() {
        HttpExpectation deployment = HttpExpectation.OK.withValue("/id", "17", Otherwise.NO);

        assertThat(judge(deployment, 200, "{\"id\": 17}")).isInstanceOf(Healthy.class);
        assertThat(judge(deployment, 200, "{\"id\": 18}"))
                .isEqualTo(new No("HTTP 200 from it, but /id: expected \"17\", was 18", "{\"id\": 18}"));
    }

    @Test
    void comparesAPlaceOfTheJson() {
        HttpExpectation few = HttpExpectation.OK.withValue("/queue/depth", Condition.parse("<= 3"), Otherwise.NO);

        assertThat(judge(few, 200, "{\"queue\": {\"depth\": 3}}")).isInstanceOf(Healthy.class);
        assertThat(judge(few, 200, "{\"queue\": {\"depth\": 3.5}}"))
                .isEqualTo(new No(
                        "HTTP 200 from it, but /queue/depth: expected <= 3, was 3.5", "{\"queue\": {\"depth\": 3.5}}"));
        assertThat(judge(few, 200, "{}").detail())
                .isEqualTo("HTTP 200 from it, but /queue/depth: expected <= 3, was absent");
        assertThat(judge(few, 200, "{\"queue\": {\"depth\": null}}")).isInstanceOf(No.class);
    }

    @Test
    void doesNotTakeNothingForAnotherValue() {
        HttpExpectation notDown = HttpExpectation.OK.withValue("/status", Condition.parse("!= down"), Otherwise.NO);

        assertThat(judge(notDown, 200, "{\"status\": \"up\"}")).isInstanceOf(Healthy.class);
        assertThat(judge(notDown, 200, "{\"status\": null}")).isInstanceOf(No.class);
        assertThat(judge(notDown, 200, "{}")).isInstanceOf(No.class);
    }

    @Test
    void wantsTheTextsThatTheBodyHasToContain() {
        HttpExpectation welcome = HttpExpectation.OK.withText("Welcome").withText("PAWS360");

        assertThat(judge(welcome, 200, "<h1>Welcome to PAWS360</h1>")).isEqualTo(new Healthy("HTTP 200 from it"));
        assertThat(judge(welcome, 200, "<h1>Welcome</h1>"))
                .isEqualTo(new No("HTTP 200 from it, but its body does not contain \"PAWS360\"", "<h1>Welcome</h1>"));
        assertThatThrownBy(() -> HttpExpectation.OK.withText("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsWhatItIsToldToCapture() {
        HttpExpectation login =
                HttpExpectation.OK.withCapture("token", "/token").withCapture("id", "/user/id");

        assertThat(judge(login, 200, "{\"token\": \"t0ken\", \"user\": {\"id\": 17}}"))
                .isEqualTo(new Healthy("HTTP 200 from it", Map.of("token", "t0ken", "id", "17")))
                .hasToString("Healthy[HTTP 200 from it]");
    }

    @Test
    void isNoWhereThereIsNothingToCaptureAndDoesNotShowTheRest() {
        HttpExpectation login =
                HttpExpectation.OK.withCapture("token", "/token").withCapture("id", "/user/id");

        assertThat(judge(login, 200, "{\"token\": \"t0ken\", \"user\": {}}"))
                .isEqualTo(new No(
                        "HTTP 200 from it, but /user/id: expected a value to capture, was absent",
                        "{\"token\": \"***\", \"user\": {}}"));
        assertThat(judge(login, 200, "{\"token\": \"t0ken\", \"user\": {\"id\": {}}}"))
                .isInstanceOf(No.class);
    }

    @Test
    void doesNotTakeAnObjectForAnEmptyText() {
        assertThat(judge(HttpExpectation.OK.withValue("/id", "", Otherwise.NO), 200, "{\"id\": {}}"))
                .isInstanceOf(No.class);
    }

    @Test
    void showsTheFirstTwoKilobytesOfABody() {
        assertThat(judge(HttpExpectation.OK, 500, "x".repeat(3_000)).excerpt()).isEqualTo("x".repeat(2_048) + "…");
    }

    @Test
    void refusesToExpectWhatIsNoJson() {
        assertThatThrownBy(() -> HttpExpectation.OK.withJson("{status: healthy}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Expected JSON such as {\"status\": \"healthy\"}, but: ");
        assertThatThrownBy(() -> HttpExpectation.OK.withJson(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected JSON such as {\"status\": \"healthy\"}, but it is empty");
    }

    @Test
    void refusesAPlaceThatIsNoPointer() {
        assertThatThrownBy(() -> HttpExpectation.OK.withValue("commit", "abc", Otherwise.NOT_YET))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static HttpExpectation commit(String commit) {
        return HttpExpectation.OK.withValue("/build/commit", commit, Otherwise.NOT_YET);
    }

    private static ProbeOutcome judge(HttpExpectation expectation, int status, String body) {
        return expectation.judge("it", new HttpAnswer(status, body));
    }
}
