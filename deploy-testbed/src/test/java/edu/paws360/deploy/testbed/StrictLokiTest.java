package edu.paws360.deploy.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictLokiTest {
    private static final Map<String, String> SHOP = Map.of("job", "shop");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final long now = nanos(Instant.now());
    private final HttpClient client = HttpClient.newHttpClient();
    private StrictLoki loki = new StrictLoki();

    @AfterEach
    void close() {
        loki.close();
    }

    private static long nanos(Instant at) {
        return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    }

    private static long ago(Duration time) {
        return nanos(Instant.now().minus(time));
    }

    private static String entry(long stamp, String line) {
        return "[\"" + stamp + "\",\"" + line + "\"]";
    }

    private static String stream(String labels, String... entries) {
        return "{\"stream\":{" + labels + "},\"values\":[" + String.join(",", entries) + "]}";
    }

    private static String streams(String... streams) {
        return "{\"streams\":[" + String.join(",", streams) + "]}";
    }

    private static String shop(String... entries) {
        return streams(stream("\"job\":\"shop\"", entries));
    }

    private HttpRequest.Builder request(String body) {
        return HttpRequest.newBuilder(loki.uri())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> push(String body) throws IOException, InterruptedException {
        return send(request(body));
    }

    private void assertThatItRefuses(String body, String words) throws Exception {
        HttpResponse<String> answer = push(body);
        assertThat(answer.body()).contains(words);
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    private List<String> lines() {
        return loki.byArrival(SHOP).stream().map(LokiEntry::line).toList();
    }

    @Test
    void takesLinesWithoutAWord() throws Exception {
        HttpResponse<String> answer = push(shop(entry(now, "a"), "[\"" + now + "\",\"b\",{\"run\":\"7\"}]"));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(loki.byArrival(SHOP))
                .containsExactly(new LokiEntry(now, "a", Map.of()), new LokiEntry(now, "b", Map.of("run", "7")));
        assertThat(loki.byArrival(Map.of("job", "other"))).isEmpty();
    }

    @Test
    void tellsWhatCameByStampAndByArrival() throws Exception {
        push(shop(entry(now + 2, "late"), entry(now, "first")));
        push(shop(entry(now + 1, "between")));
        assertThat(lines()).containsExactly("late", "first", "between");
        assertThat(loki.byStamp(SHOP)).extracting(LokiEntry::line).containsExactly("first", "between", "late");
    }

    @Test
    void dropsExactDuplicatesOnly() throws Exception {
        push(shop(entry(now, "a"), entry(now, "b"), entry(now, "a")));
        push(streams(
                stream("\"job\":\"shop\"", entry(now, "a"), entry(now + 1, "a")),
                stream("\"job\":\"x\"", entry(now, "a"))));
        assertThat(lines()).containsExactly("a", "b", "a");
        assertThat(loki.duplicates()).isEqualTo(2);
    }

    @Test
    void tellsAllLabels() throws Exception {
        push(streams(
                stream("\"job\":\"shop\",\"level\":\"info\"", entry(now, "a")),
                stream("\"job\":\"shop\",\"level\":\"warn\",\"none\":\"\"", entry(now, "a"))));
        assertThat(loki.labels().toString())
                .isIn("{job=[shop], level=[info, warn]}", "{job=[shop], level=[warn, info]}");
        assertThat(loki.streams())
                .containsExactlyInAnyOrder(
                        Map.of("job", "shop", "level", "info"), Map.of("job", "shop", "level", "warn"));
    }

    @Test
    void knowsOneAddressAndOneMethod() throws Exception {
        HttpRequest.Builder elsewhere =
                request(shop(entry(now, "a"))).uri(URI.create("http://" + loki.authority() + "/api/prom/push"));
        assertThat(send(elsewhere).statusCode()).isEqualTo(404);
        assertThat(send(request("").GET()).statusCode()).isEqualTo(405);
        assertThat(send(request("").PUT(HttpRequest.BodyPublishers.ofString(shop(entry(now, "a")))))
                        .statusCode())
                .isEqualTo(405);
        assertThat(loki.streams()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "application/json;charset=UTF-8"})
    void takesUtf8(String type) throws Exception {
        assertThat(send(request(shop(entry(now, "ä"))).setHeader("Content-Type", type))
                        .statusCode())
                .isEqualTo(204);
        assertThat(lines()).containsExactly("ä");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-protobuf", "application/json; charset=latin1", "application/jsonp"})
    void takesJsonOnly(String type) throws Exception {
        assertThat(send(request(shop(entry(now, "a"))).setHeader("Content-Type", type))
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"streams\":{}}",
                "{\"streams\":[],\"more\":1}",
                "{\"streams\":[[]]}",
                "{\"streams\":[{\"stream\":{\"job\":\"shop\"}}]}",
                "{\"streams\":[{\"labels\":\"{job='shop'}\",\"entries\":[]}]}",
                "{\"streams\":[{\"stream\":{\"job\":\"shop\"},\"values\":[],\"more\":1}]}",
                "{\"streams\":[{\"stream\":\"{job='shop'}\",\"values\":[]}]}",
                "{\"streams\":[{\"stream\":{\"job\":7},\"values\":[]}]}",
                "{\"streams\":[{\"stream\":{\"job\":\"a\",\"job\":\"b\"},\"values\":[]}]}",
                "{\"streams\":[{\"stream\":{\"job\":\"shop\"},\"values\":{}}]}",
                "{\"streams\":[{\"stream\":{\"job\":\"shop\"},\"values\":[{}]}]}"
            })
    void refusesOtherShapes(String body) throws Exception {
        assertThatItRefuses(body, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[NOW,\"a\"]",
                "[\"NOW.5\",\"a\"]",
                "[\"-1\",\"a\"]",
                "[\"\",\"a\"]",
                "[\"2026-01-01T00:00:00Z\",\"a\"]",
                "[\"99999999999999999999\",\"a\"]",
                "[\"9999999999999999999\",\"a\"]",
                "[\"NOW\"]",
                "[\"NOW\",7]",
                "[\"NOW\",\"a\",\"b\"]",
                "[\"NOW\",\"a\",{\"run\":7}]",
                "[\"NOW\",\"a\",{\"run\":\"7\"},\"b\"]"
            })
    void refusesARequestWithAnEntryOfAnotherShapeAsAWhole(String entry) throws Exception {
        assertThatItRefuses(shop(entry(now, "good"), entry.replace("NOW", Long.toString(now))), "");
        assertThat(loki.streams()).isEmpty();
    }

    @Test
    void refusesARequestWithoutStreams() throws Exception {
        HttpResponse<String> answer = push(streams());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("error at least one valid stream is required for ingestion\n");
    }

    @Test
    void refusesStreamsByTheirLabels() throws Exception {
        String many = IntStream.rangeClosed(1, 16)
                .mapToObj(i -> "\"l" + i + "\":\"x\"")
                .collect(Collectors.joining(","));
        assertThatItRefuses(streams(stream("", entry(now, "a"))), "at least one label pair is required per stream");
        assertThatItRefuses(streams(stream("\"job\":\"\"", entry(now, "a"))), "at least one label pair is required");
        assertThatItRefuses(
                streams(stream("\"git-sha\":\"x\"", entry(now, "a"))), "Error parsing labels '{git-sha=\"x\"}'");
        assertThatItRefuses(streams(stream("\"1st\":\"x\"", entry(now, "a"))), "Error parsing labels");
        assertThatItRefuses(streams(stream(many, entry(now, "a"))), " has 16 label names; limit 15");
        assertThatItRefuses(
                streams(stream("\"" + "n".repeat(1025) + "\":\"x\"", entry(now, "a"))), "has label name too long");
        assertThatItRefuses(
                streams(stream("\"job\":\"" + "x".repeat(2049) + "\"", entry(now, "a"))), "has label value too long");
        assertThat(loki.streams()).isEmpty();
    }

    @Test
    void refusesWhatIsOlderThanAWeek() throws Exception {
        long old = ago(Duration.ofDays(7).plusSeconds(1));
        assertThatItRefuses(shop(entry(old, "a")), "entry for stream '{job=\"shop\"}' has timestamp too old: ");
        assertThatItRefuses(shop(entry(old, "a")), "Z, oldest acceptable timestamp is: ");
        assertThat(push(shop(entry(ago(Duration.ofDays(7).minusMinutes(1)), "a")))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void refusesWhatIsFarInTheFuture() throws Exception {
        assertThatItRefuses(shop(entry(ago(Duration.ofMinutes(-11)), "a")), "has timestamp too new: ");
        assertThat(push(shop(entry(ago(Duration.ofMinutes(-9)), "a"))).statusCode())
                .isEqualTo(204);
    }

    @Test
    void refusesWhatIsFarBehindItsStream() throws Exception {
        push(shop(entry(now, "new")));
        long behind = now - Duration.ofHours(1).toNanos();
        assertThatItRefuses(
                shop(entry(behind - 1, "old")), "ignored, reason: 'entry too far behind, entry timestamp is: ");
        assertThat(push(shop(entry(behind, "old"))).statusCode()).isEqualTo(204);
        assertThat(push(streams(stream("\"job\":\"x\"", entry(behind - 1, "old"))))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void refusesLinesOfMoreThan256KilobytesInUtf8() throws Exception {
        assertThat(push(shop(entry(now, "ä".repeat(131_072)))).statusCode()).isEqualTo(204);
        assertThatItRefuses(
                shop(entry(now, "ä".repeat(131_072) + "x")),
                "Max entry size '262144' bytes exceeded for stream '{job=\"shop\"}' while adding an entry with length"
                        + " '262145' bytes");
    }

    @Test
    void refusesTooMuchMetadata() throws Exception {
        String many = IntStream.rangeClosed(1, 129)
                .mapToObj(i -> "\"l" + i + "\":\"x\"")
                .collect(Collectors.joining(","));
        assertThatItRefuses(
                shop("[\"" + now + "\",\"a\",{" + many + "}]"), "too many structured metadata labels: '129'");
        assertThatItRefuses(
                shop("[\"" + now + "\",\"a\",{\"k\":\"" + "x".repeat(65_536) + "\"}]"),
                "structured metadata too large: '65537' bytes, limit: '65536' bytes");
    }

    @Test
    void refusesRequestsOfMoreThanFourMegabytes() throws Exception {
        String[] long16 = IntStream.range(0, 16)
                .mapToObj(i -> entry(now + i, "x".repeat(262_144)))
                .toArray(String[]::new);
        assertThat(push(shop(long16)).statusCode()).isEqualTo(413);
        assertThat(loki.streams()).isEmpty();
        assertThat(push(shop(Arrays.copyOf(long16, 15))).statusCode()).isEqualTo(204);
    }

    @Test
    void keepsTheValidRestOfWhatItRefuses() throws Exception {
        loki.refuseLine(line -> line.startsWith("bad"));
        HttpResponse<String> answer = push(streams(
                stream("\"git-sha\":\"x\"", entry(now, "lost")),
                stream("\"job\":\"shop\"", entry(now, "a"), entry(now, "bad"), entry(1, "old"), entry(now, "b"))));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("Error parsing labels '{git-sha=\"x\"}'")
                .contains("; entry for stream '{job=\"shop\"}' is one that is refused here; entry for stream")
                .contains("has timestamp too old: 1970-01-01T00:00:00Z, ");
        assertThat(lines()).containsExactly("a", "b");
        assertThat(loki.streams()).containsExactly(SHOP);
    }

    @Test
    void asksWhoComes() throws Exception {
        loki.close();
        loki = new StrictLoki(Map.of("X-Scope-OrgID", "paws", "Authorization", "Bearer t"));
        String body = shop(entry(now, "a"));
        HttpResponse<String> stranger = push(body);
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.body()).isEqualTo("no org id\n");
        assertThat(send(request(body).header("x-scope-orgid", "paws")).statusCode())
                .isEqualTo(401);
        assertThat(send(request(body).header("x-scope-orgid", "paws").header("Authorization", "Bearer T"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(loki.streams()).isEmpty();
        assertThat(send(request(body).header("x-scope-orgid", "paws").header("Authorization", "Bearer t"))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void seesTwoRequestsForOneStreamAtOnce() throws Exception {
        assertThat(overlapWith(shop(entry(now + 1, "b")))).isTrue();
    }

    @Test
    void requestsForTwoStreamsMayComeAtOnce() throws Exception {
        assertThat(overlapWith(streams(stream("\"job\":\"other\"", entry(now, "a")))))
                .isFalse();
    }

    @Test
    void requestsOneAfterTheOtherDoNotOverlap() throws Exception {
        loki.next(StandIn.answering(500, ""), loki.taking(StandIn.answering(503, "")));
        for (int i = 0; i < 200; i++) {
            push(shop(entry(now, "a")));
        }
        assertThat(loki.overlapped()).isFalse();
        assertThat(loki.duplicates()).isEqualTo(198);
    }

    private boolean overlapWith(String second) throws Exception {
        CountDownLatch signal = new CountDownLatch(1);
        loki.next(loki.after(signal));
        CompletableFuture<HttpResponse<String>> first =
                client.sendAsync(request(shop(entry(now, "a"))).build(), HttpResponse.BodyHandlers.ofString());
        Eventually.holds(() -> loki.requests().size() == 1);
        assertThat(push(second).statusCode()).isEqualTo(204);
        signal.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
        return loki.overlapped();
    }
}
