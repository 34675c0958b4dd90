package edu.paws360.deploy.http;

import static edu.paws360.deploy.testbed.StandIn.answering;
import static edu.paws360.deploy.testbed.StandIn.cutting;
import static edu.paws360.deploy.testbed.StandIn.hangingUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import edu.paws360.deploy.secret.Secret;
import edu.paws360.deploy.testbed.StandIn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonPostTest {
    private static final String JSON = "{\"who\": \"Ada ümlaut\"}";
    private static final Secret TOKEN = new Secret("deploy.loki.token", "t0ken.of-Ada");
    private static final Map<String, String> PACKED = Map.of("Content-Encoding", "gzip", "X-Scope-OrgID", "paws");

    private final StandIn server = new StandIn() {
        @Override
        protected Mood strict(Request request) {
            return answering(204, "");
        }
    };

    @AfterEach
    void close() {
        server.close();
    }

    private Endpoint endpoint() {
        return new Endpoint(URI.create("http://" + server.authority() + "/push"), Optional.empty());
    }

    private static byte[] bytes() {
        return JSON.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzipped() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes());
        }
        return packed.toByteArray();
    }

    private static Answer post(Endpoint endpoint, byte[] body, Map<String, String> headers) throws Exception {
        Duration patience = Duration.ofSeconds(30);
        return new JsonPost(endpoint, body, headers, Countdown.of(patience), patience).send("post");
    }

    private Answer post() throws Exception {
        return post(endpoint(), bytes(), Map.of());
    }

    @Test
    void sendsJsonAndNoMore() throws Exception {
        Duration patience = Duration.ofSeconds(30);
        Answer answer = new JsonPost(endpoint(), bytes(), Countdown.of(patience), patience).send("post");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.quote()).isEmpty();
        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo("/push");
            assertThat(request.contentType()).isEqualTo("application/json");
            assertThat(request.authorization()).isNull();
            assertThat(request.body()).isEqualTo(JSON);
        });
    }

    @Test
    void sendsWhatWasPackedBeforeWithHeadersOfItsOwn() throws Exception {
        post(endpoint(), gzipped(), PACKED);
        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.contentType()).isEqualTo("application/json");
            assertThat(request.header("content-encoding")).isEqualTo("gzip");
            assertThat(request.header("X-SCOPE-ORGID")).isEqualTo("paws");
            assertThat(request.body()).isEqualTo(JSON);
        });
    }

    @Test
    void whatIsSaidToBePackedAndIsNotIsRefused() throws Exception {
        assertThat(post(endpoint(), bytes(), PACKED).status()).isEqualTo(400);
        byte[] half = Arrays.copyOf(gzipped(), gzipped().length / 2);
        assertThat(post(endpoint(), half, PACKED).status()).isEqualTo(400);
        assertThat(post(endpoint(), gzipped(), Map.of("Content-Encoding", "br")).quote())
                .contains("gzip: Content-Encoding \"br\" not supported");
    }

    @Test
    void aTokenGoesIntoTheHeaderAndNoAnswerShowsIt() throws Exception {
        server.next(answering(401, "unknown: Bearer t0ken.of-Ada"));
        Endpoint endpoint = endpoint().withToken(TOKEN);
        assertThat(post(endpoint, bytes(), Map.of()).quote()).contains("unknown: Bearer ***");
        assertThat(server.requests()).singleElement().satisfies(request -> assertThat(request.authorization())
                .isEqualTo("Bearer t0ken.of-Ada"));
    }

    @Test
    void anAuthorizationBesideTheEndpointIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> post(endpoint(), bytes(), Map.of("authorization", "Bearer t0ken.of-Ada")))
                .withMessage("A header is Authorization, expected it in the endpoint, which hides it.");
    }

    @Test
    void readsHowLongToWait() throws Exception {
        server.next(answering(429, "", Map.of("Retry-After", "3")));
        Answer answer = post();
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.retryAfter()).contains(Duration.ofSeconds(3));
    }

    @Test
    void readsHowLongToWaitByTheClockOfTheServer() throws Exception {
        Instant again = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(90);
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(again.atOffset(ZoneOffset.UTC));
        server.next(answering(503, "", Map.of("Retry-After", date)));
        Answer answer = post();
        assertThat(answer.retryAfter()).contains(Duration.between(answer.date().orElseThrow(), again));
    }

    @Test
    void anAnswerMayWantNothing() throws Exception {
        Answer answer = post();
        assertThat(answer.retryAfter()).isEmpty();
        assertThat(answer.date().orElseThrow()).isAfter(Instant.now().minus(1, ChronoUnit.HOURS));
    }

    @Test
    void anAnswerThatIsCutInTheMidstOfATokenShowsNothingOfIt() throws Exception {
        String words = "unknown t0ken.of-";
        server.next(cutting(400, words + " ".repeat(words.length())));
        Answer answer = post(endpoint().withToken(TOKEN), bytes(), Map.of());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.quote()).contains("unknown ***");
    }

    @Test
    void aServerThatHangsUpDidNotAnswer() {
        server.next(hangingUp(), hangingUp(), hangingUp());
        assertThatIOException().isThrownBy(this::post);
    }

    @Test
    void whatWasTakenMayLoseItsAnswer() {
        server.next(server.taking(hangingUp()), server.taking(hangingUp()));
        assertThatIOException().isThrownBy(this::post);
        assertThat(server.requests()).isNotEmpty();
    }
}
