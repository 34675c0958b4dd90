package edu.paws360.deploy.sink.oncall;

import static edu.paws360.deploy.testbed.StandIn.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.http.Endpoint;
import edu.paws360.deploy.sink.Receipt;
import edu.paws360.deploy.testbed.StrictWebhook;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What is remembered of a chat, which shows everything that it is told twice: over incidents, runs, and a journal that is lost. */
@Timeout(60)
class OnCallLedgerTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private final StrictWebhook chat = new StrictWebhook();
    private Story story;

    @BeforeEach
    void open() throws IOException {
        story = new Story(folder);
    }

    @AfterEach
    void close() {
        story.close();
        chat.close();
    }

    private OnCallSink sink(InstantSource clock) {
        Webhook webhook = new Webhook(Endpoint.of("deploy.oncall.urls", chat.uri()), Duration.ofSeconds(5));
        return new OnCallSink("webhook", webhook, folder, Signs.NONE, clock, Pace.STANDARD);
    }

    private OnCallSink sink() {
        return sink(InstantSource.system());
    }

    private String post() throws IOException, InterruptedException {
        return sink().deliver(story.journal()).detail();
    }

    private Receipt lose(String id, boolean touched) throws IOException, InterruptedException {
        DeploymentStarted started = story.journal()
                .after(0)
                .filter(line -> line.event() instanceof DeploymentStarted)
                .map(line -> (DeploymentStarted) line.event())
                .findFirst()
                .orElseThrow();
        return sink().past(new JournalLost(id, started, touched, "no space left"))
                .deliver(story.journal());
    }

    private List<String> texts() {
        return chat.messages().stream()
                .map(message -> JSON.readTree(message).get("text").stringValue())
                .toList();
    }

    private void bothBlockedAndBroken() throws IOException {
        story.started("d1").failed("d1", ReasonCode.QUEUE_UNAVAILABLE).broken("d2");
    }

    @Test
    void whoeverAsksToBeLeftAloneIsNotToldOfTheNextIncidentEither() throws Exception {
        bothBlockedAndBroken();
        chat.next(answering(429, "", Map.of("Retry-After", "60")));
        assertThatThrownBy(this::post).hasMessageContaining(" answered 429");
        assertThat(chat.requests()).hasSize(1);

        InstantSource later = InstantSource.offset(InstantSource.system(), Duration.ofSeconds(61));
        assertThat(sink(later).deliver(story.journal()).detail())
                .contains(
                        "fired edu.paws360:app to production (",
                        ", fired deployments of edu.paws360:app to production (");
    }

    @Test
    void norIsItToldThatTheJournalIsLostWhichIsSaid() throws Exception {
        story.broken("d1");
        chat.next(answering(429, "", Map.of("Retry-After", "60")));
        assertThatThrownBy(this::post).hasMessageContaining(" answered 429");

        assertThatThrownBy(() -> lose("d2", true))
                .hasMessageMatching(
                        "The webhook at \\S+ asked to be left alone for another .*; look at the console, nobody"
                                + " else tells it\\.");
        assertThat(chat.requests()).hasSize(1);
    }

    @Test
    void theJournalThatIsLostWaitsForAShortWhile() throws Exception {
        story.broken("d1");
        for (int tries = 0; tries < 3; tries++) {
            chat.next(answering(429, "", Map.of("Retry-After", "1")));
        }
        assertThatThrownBy(this::post).hasMessageContaining(" answered 429");

        assertThat(lose("d2", true).detail()).startsWith("fired ");
    }

    @Test
    void whatWasToldPastTheJournalIsNotFollowedByWhatCameBefore() throws Exception {
        story.broken("d1");
        post();
        lose("d2", true);
        assertThat(texts()).hasSize(2);

        assertThat(post())
                .isEqualTo("still fires, as told before: edu.paws360:app to production (journal_unusable,"
                        + " deployment d2)");
        assertThat(texts()).hasSize(2);

        story.broken("d3");
        post();
        assertThat(texts()).hasSize(3);
        story.good("d4");
        assertThat(post()).startsWith("resolved ");
        assertThat(post()).isEqualTo("nothing to tell: nothing fires");
    }

    @Test
    void aLedgerThatMakesNoSenseForgetsNothingWhenTheJournalIsLost() throws Exception {
        bothBlockedAndBroken();
        post();
        Files.writeString(sink().file("json"), "nonsense");
        lose("d3", true);
        story.good("d4");

        assertThat(post())
                .contains(
                        "resolved deployments of edu.paws360:app to production (queue_unavailable, deployment d1)",
                        "resolved edu.paws360:app to production (");
        assertThat(texts()).filteredOn(text -> text.contains("RESOLVED")).hasSize(2);
    }

    @Test
    void aDeploymentThatWakesAfterItWasTakenForAbandonedCountsOnce() throws Exception {
        story.started("d1").executing("d1").abandoned("d1", true);
        post();
        story.failed("d1", ReasonCode.PRIMARY_EXIT_CODE);
        post();
        assertThat(texts().get(1))
                .contains("\nMore of the same deployment, which goes wrong since ")
                .doesNotContain("number");

        story.broken("d2");
        post();
        assertThat(texts().get(2)).contains("\nDeployment number 2 that goes wrong since ");
    }

    @Test
    void noPartOfItsAddressIsShown() throws Exception {
        Webhook webhook = new Webhook(
                Endpoint.of(
                        "deploy.oncall.urls",
                        URI.create(
                                "http://" + chat.authority() + "/hooks/first%2Fs3cret/last?token=qu3ry&x=%C3%BCber")),
                Duration.ofSeconds(5));
        story.broken("d1");
        chat.next(answering(403, "neither first%2Fs3cret nor first/s3cret, qu3ry or über in last"));

        assertThatThrownBy(() -> new OnCallSink("webhook", webhook, folder, Signs.NONE).deliver(story.journal()))
                .hasMessageContaining(" answered 403, expected 2xx: neither *** nor ***, *** or *** in ***.");
    }
}
