package edu.paws360.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuoteTest {
    private static final Endpoint BARE = new Endpoint(URI.create("http://logs:3100/push"), Optional.empty());
    private static final Endpoint ENDPOINT = BARE.withToken(new Secret("deploy.loki.token", "t0ken.of-Ada/Lovelace"));

    private static Optional<String> quote(Endpoint endpoint, String body) {
        return new Quote(endpoint).of(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void linesBecomeOne() {
        assertThat(quote(BARE, " no\r\n\tsuch   org \n")).contains("no such org");
        assertThat(quote(BARE, " \n")).isEmpty();
    }

    @Test
    void aTokenThatIsRepeatedIsMasked() {
        assertThat(quote(ENDPOINT, "who is Bearer t0ken.of-Ada/Lovelace or t0ken.of-Ada%2FLovelace?"))
                .contains("who is Bearer *** or ***?");
        assertThat(new Quote(ENDPOINT).of(new IllegalStateException("no t0ken.of-Ada/Lovelace")))
                .isEqualTo("IllegalStateException no ***");
    }

    @Test
    void aTokenIsMaskedAlsoWhereOnlyTheBeginningOfTheAnswerWasRead() {
        String blank = " ".repeat(Quote.LONGEST_BODY - "x t0ken.of".length());
        assertThat(quote(ENDPOINT, "x" + blank + " t0ken.of")).contains("x ***…");
    }

    @Test
    void aTokenIsMaskedAlsoWhereTheAnswerBrokeOff() {
        assertThat(quote(ENDPOINT, "x t0ken.of")).contains("x ***");
    }

    @Test
    void aCharacterThatWasCutInTwoHidesNoBeginning() {
        byte[] body = ("x" + " ".repeat(Quote.LONGEST_BODY)).getBytes(StandardCharsets.UTF_8);
        byte[] end = "t0ken.of-ä".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(end, 0, body, Quote.LONGEST_BODY - end.length + 1, end.length);
        byte[] read = Arrays.copyOf(body, Quote.LONGEST_BODY);
        Endpoint endpoint = BARE.withToken(new Secret("deploy.loki.token", "t0ken.of-Ada"));
        assertThat(new Quote(endpoint).of(read)).contains("x ***…");
    }

    @Test
    void aTokenTooShortToBeMaskedSilencesTheServer() {
        assertThat(quote(BARE.withToken(new Secret("deploy.loki.token", "abc")), "who is abc?"))
                .isEmpty();
    }

    @Test
    void aServersWordsCommandNoCi() {
        Quote quote = new Quote(new Endpoint(URI.create("http://loki:3100"), Optional.empty()));

        assertThat(quote.of("##[error]no ##vso[task.complete] ## heading".getBytes(StandardCharsets.UTF_8)))
                .contains("# #[error]no # #vso[task.complete] ## heading");
    }
}
