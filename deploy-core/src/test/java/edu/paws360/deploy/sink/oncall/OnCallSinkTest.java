package edu.paws360.deploy.sink.oncall;

import static edu.paws360.deploy.testbed.StandIn.answering;
import static edu.paws360.deploy.testbed.StandIn.hangingUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.ApprovalDecided.Decision;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.http.Endpoint;
import edu.paws360.deploy.secret.Secret;
import edu.paws360.deploy.sink.Receipt;
import edu.paws360.deploy.sink.Sink;
import edu.paws360.deploy.testbed.StrictPagerDuty;
import edu.paws360.deploy.testbed.StrictPagerDuty.Incident;
import edu.paws360.deploy.testbed.StrictWebhook;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a PagerDuty and a webhook are told, and what is remembered of it. */
class OnCallSinkTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KEY = "0123456789abcdef0123456789ABCDEF";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Signs SIGNS = new Signs(
            "d1",
            Optional.of(URI.create("https://github.example/paws360/shop/actions/runs/4711/attempts/2")),
            Optional.of("host:/builds/target/deploy/deployment.log"),
            Optional.of("host:/builds/target/deploy/report.html"),
            Optional.of(URI.create("https://wiki.example/runbooks/deploy?a=1&b=2")));

    @TempDir
    Path folder;

    private final StrictPagerDuty pager = new StrictPagerDuty(KEY);
    private final StrictWebhook chat = new StrictWebhook();
    private Story story;

    @BeforeEach
    void open() throws IOException {
        story = new Story(folder);
    }

    @AfterEach
    void close() {
        story.close();
        pager.close();
        chat.close();
    }

    private OnCallSink sink(Receiver receiver) {
        return sink(receiver, InstantSource.system());
    }

    private OnCallSink sink(Receiver receiver, InstantSource clock) {
        return new OnCallSink(receiver.kind(), receiver, folder, SIGNS, clock, Pace.STANDARD);
    }

    private PagerDuty pagerDuty() {
        return new PagerDuty(pager.uri(), new Secret("PD_KEY", KEY), SECOND);
    }

    private Webhook webhook() {
        return new Webhook(Endpoint.of("deploy.oncall.urls", chat.uri()), SECOND);
    }

    private String page() throws IOException, InterruptedException {
        return sink(pagerDuty()).deliver(story.journal()).detail();
    }

    private String post() throws IOException, InterruptedException {
        return sink(webhook()).deliver(story.journal()).detail();
    }

    private static String failure(Receiver receiver, OnCallSinkTest test) {
        return AlertmanagerDeliveryTest.failure(() -> test.sink(receiver).deliver(test.story.journal()));
    }

    private JsonNode message(int number) {
        return JSON.readTree(chat.messages().get(number));
    }

    private String at() {
        return " at " + pager.uri();
    }

    @Test
    void pagerDutyHasWhatWasSeenWhatToDoAndWhereMoreIs() throws Exception {
        story.started("d1")
                .exited("d1", 0)
                .gate("d1", ReasonCode.GATE_TIMEOUT, "no answer in time: 503 Service Unavailable")
                .failed("d1", ReasonCode.GATE_TIMEOUT);

        assertThat(page()).isEqualTo("fired edu.paws360:app to production (gate_timeout, deployment d1)" + at());

        Incident incident = pager.open().get(0);
        assertThat(incident.key()).isEqualTo("paws360-deploy/ProductionDeploymentFailed/production/edu.paws360:app");
        JsonNode event = JSON.readTree(incident.triggers().get(0));
        assertThat(event.at("/payload/summary").stringValue())
                .isEqualTo("CRITICAL: Production deployment failed its health gates: edu.paws360:app to production");
        assertThat(event.at("/payload/severity").stringValue()).isEqualTo("critical");
        assertThat(event.at("/payload/source").stringValue()).isEqualTo("host");
        assertThat(event.at("/payload/timestamp").stringValue())
                .isEqualTo(story.last().at().toString());
        assertThat(event.at("/payload/custom_details/last_seen").stringValue())
                .isEqualTo("api: no answer in time: 503 Service Unavailable");
        assertThat(event.at("/payload/custom_details/advice").stringValue()).isEqualTo("Look at it.");
        assertThat(event.at("/links/0"))
                .isEqualTo(JSON.createObjectNode()
                        .put("href", "https://wiki.example/runbooks/deploy?a=1&b=2")
                        .put("text", "Runbook"));
        assertThat(event.at("/links/1/href").stringValue())
                .isEqualTo("https://github.example/paws360/shop/actions/runs/4711/attempts/2");
    }

    @Test
    void theNextSuccessResolvesItAtPagerDutyOnce() throws Exception {
        story.broken("d1");
        page();
        story.good("d2");
        assertThat(page())
                .isEqualTo("resolved edu.paws360:app to production (primary_exit_code, deployment d1)" + at());
        story.good("d3");
        assertThat(page()).isEqualTo("nothing to tell: nothing fires");
        assertThat(pager.open()).isEmpty();
        assertThat(pager.incidents()).hasSize(1);
        assertThat(pager.requests()).hasSize(2);
    }

    @Test
    void whatGoesOnIsToldOnceAndASecondFailureJoinsIt() throws Exception {
        story.broken("d1");
        page();
        post();
        String still = "still fires, as told before: edu.paws360:app to production (primary_exit_code, deployment d1)";
        assertThat(page()).isEqualTo(still);
        assertThat(post()).isEqualTo(still);
        story.broken("d2");
        page();
        post();

        assertThat(pager.incidents()).singleElement().satisfies(incident -> assertThat(incident.triggers())
                .hasSize(2));
        assertThat(chat.messages()).hasSize(2);
        assertThat(message(1).get("text").stringValue())
                .contains("\nDeployment number 2 that goes wrong since ")
                .contains("deployment `d2`");
        assertThat(message(1).get("incident")).isEqualTo(message(0).get("incident"));
        assertThat(message(1).get("id")).isNotEqualTo(message(0).get("id"));
    }

    @Test
    void theChatReadsWhatHappenedWithoutLinksOfOthers() throws Exception {
        story.started("d1")
                .exited("d1", 2)
                .printed("d1", "TASK [app : switch] ***", "fatal: <!channel> & \u001b[31mred ```")
                .failed("d1", ReasonCode.PLAYBOOK_FAILED, "stage execute failed: <b>2</b> & more");

        post();

        assertThat(message(0).get("text").stringValue()).isEqualTo("""
                        :rotating_light: *CRITICAL: Production deployment failed on all runners: edu.paws360:app to production*
                        stage execute failed: &lt;b&gt;2&lt;/b&gt; &amp; more
                        ```
                        local| TASK [app : switch] ***
                        local| fatal: &lt;!channel&gt; &amp;  [31mred '''
                        ```
                        *What to do:* Look at it.
                        Reason `playbook_failed`, deployment `d1`, commit `0123456789abcdef0123456789abcdef01234567` of main, by ada
                        <https://wiki.example/runbooks/deploy?a=1&amp;b=2|Runbook> · <https://github.example/paws360/shop/actions/runs/4711/attempts/2|Run> · report: `host:/builds/target/deploy/report.html` · log: `host:/builds/target/deploy/deployment.log`""");
        story.good("d2");
        post();
        assertThat(message(1).get("text").stringValue())
                .startsWith(":white_check_mark: *RESOLVED: CRITICAL: Production deployment failed on all runners: ")
                .endsWith(" by deployment d2.");
        assertThat(message(1).get("status").stringValue()).isEqualTo("resolved");
    }

    @Test
    void limitsOfTheReceiversAreKept() throws Exception {
        String flood = "<&>\ud83d\ude00".repeat(30_000);
        story.started("d1")
                .exited("d1", 1)
                .gate("d1", ReasonCode.GATE_FAILED, flood)
                .printed("d1", flood, flood, flood, "the very last line")
                .failed("d1", ReasonCode.GATE_FAILED, flood);
        page();
        post();
        assertThat(pager.open()).hasSize(1);
        String text = message(0).get("text").stringValue();
        assertThat(text.length()).isBetween(15_000, 40_000);
        assertThat(text).contains("the very last line").doesNotContainPattern("&(?!amp;|lt;|gt;)");
        assertThat(pager.requests().get(0).body().length()).isLessThan(512 * 1024);
    }

    @Test
    void aLongPlaceHasAShortKeyAndALongSummaryIsCut() throws Exception {
        story.in("e".repeat(3_000)).broken("d1");
        page();
        assertThat(pager.open()).singleElement().satisfies(incident -> {
            assertThat(incident.key()).hasSizeLessThan(60);
            JsonNode event = JSON.readTree(incident.triggers().get(0));
            assertThat(event.at("/payload/summary").stringValue()).hasSize(1024).endsWith("…");
        });
        story.good("d2");
        page();
        assertThat(pager.open()).isEmpty();
    }

    @Test
    void aReleaseThatWasRolledBackIsAnErrorAndJoinsAWorseIncident() throws Exception {
        story.started("d1").exited("d1", 0).failed("d1", ReasonCode.ROLLED_BACK);
        page();
        assertThat(severities()).containsExactly("error");
        story.broken("d2");
        page();
        assertThat(severities()).containsExactly("error", "critical");
        story.started("d3").exited("d3", 0).failed("d3", ReasonCode.ROLLED_BACK);
        page();
        assertThat(pager.open())
                .extracting(incident -> incident.triggers().size())
                .containsExactly(1, 2);
        story.good("d4");
        page();
        assertThat(pager.open()).isEmpty();
    }

    private List<String> severities() {
        return pager.open().stream()
                .map(incident -> JSON.readTree(incident.triggers().get(0))
                        .at("/payload/severity")
                        .stringValue())
                .toList();
    }

    @Test
    void whatKeepsEverybodyFromDeployingIsAnError() throws Exception {
        for (ReasonCode reason : List.of(
                ReasonCode.QUEUE_UNAVAILABLE,
                ReasonCode.HOLD_LOST,
                ReasonCode.JOURNAL_UNUSABLE,
                ReasonCode.INTERNAL_ERROR)) {
            story.started("d-" + reason).failed("d-" + reason, reason);
            page();
        }
        assertThat(severities()).containsExactly("error");
        assertThat(pager.open().get(0).triggers()).hasSize(4);
        assertThat(pager.open().get(0).triggers().get(0))
                .contains("ERROR: Nothing can be deployed to production: edu.paws360:app to production");
        story.good("ok");
        page();
        assertThat(pager.open()).isEmpty();
    }

    @Test
    void anApprovalThatNobodyGaveIsAWarningUntilTheNextIsGiven() throws Exception {
        story.started("d1").approval("d1", Decision.TIMED_OUT).failed("d1", ReasonCode.APPROVAL_TIMEOUT);
        page();
        assertThat(severities()).containsExactly("warning");
        story.started("d2").approval("d2", Decision.REJECTED).failed("d2", ReasonCode.APPROVAL_REJECTED);
        page();
        assertThat(pager.open()).hasSize(1);
        story.started("d3").approval("d3", Decision.APPROVED);
        page();
        assertThat(pager.open()).isEmpty();
    }

    @Test
    void whatAPagerDutyWillNeverTakeIsKeptAsideAndNotAskedForEver() throws Exception {
        pager.next(answering(400, "{\"status\":\"invalid event\",\"errors\":[\"odd " + KEY + "\"]}"));
        story.broken("d1");

        assertThat(failure(pagerDuty(), this))
                .isEqualTo("PagerDuty at " + pager.uri() + " answered 400, expected 202: {\"status\":\"invalid event\","
                        + "\"errors\":[\"odd ***\"]}. See the integration key in deploy.oncall.urls; it is not sent again, and is"
                        + " kept in " + folder.resolve("oncall-refused.jsonl") + ".");
        assertThat(failure(pagerDuty(), this))
                .isEqualTo(
                        "edu.paws360:app to production (primary_exit_code, deployment d1) was refused for good by the"
                                + " pagerduty at " + pager.uri() + " and is not sent again; see deploy.oncall.urls and"
                                + " oncall-refused.jsonl in deploy.audit.dir.");
        assertThat(pager.requests()).hasSize(1);
        assertThat(Files.readAllLines(folder.resolve("oncall-refused.jsonl")))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("\"deployment_id\":\"d1\"", "answered 400")
                        .doesNotContain(KEY));

        story.broken("d2");
        page();
        story.good("d3");
        page();
        assertThat(pager.incidents()).hasSize(1);
        assertThat(pager.open()).isEmpty();
    }

    @Test
    void whatWasRefusedAndNeverThereIsNotResolved() throws Exception {
        pager.next(answering(400, ""));
        story.broken("d1");
        failure(pagerDuty(), this);
        story.good("d2");
        assertThat(page()).isEqualTo("nothing to tell: nothing fires");
        assertThat(pager.requests()).hasSize(1);
    }

    @Test
    void aSlackThatIsGoneIsAskedAgainByTheNextRunOnly() throws Exception {
        story.broken("d1");
        chat.next(StrictWebhook.archived());
        assertThat(failure(webhook(), this))
                .isEqualTo("The webhook at " + chat.authority()
                        + " answered 410, expected 2xx: channel_is_archived. See its"
                        + " URL in deploy.oncall.urls; the next run tells it again.");
        assertThat(chat.requests()).hasSize(1);
        post();
        assertThat(chat.messages()).hasSize(1);
        assertThat(message(0).get("text").stringValue()).doesNotContain("Perhaps told before");
    }

    @Test
    void whatMayHaveBeenTakenIsSentAgainAndSaysSo() throws Exception {
        story.broken("d1");
        chat.next(chat.taking(hangingUp()));
        post();
        assertThat(chat.requests()).hasSize(2);
        assertThat(message(0).get("text").stringValue()).startsWith(":rotating_light:");
        assertThat(message(1).get("text").stringValue())
                .startsWith("_Perhaps told before: there was no answer then._\n:rotating_light:");
        assertThat(message(1).get("id")).isEqualTo(message(0).get("id"));
    }

    @Test
    void whatMayHaveBeenTakenInAnotherRunSaysSoToo() throws Exception {
        story.broken("d1");
        chat.next(chat.taking(hangingUp()), hangingUp(), hangingUp());
        failure(webhook(), this);
        post();
        assertThat(chat.messages()).hasSize(2);
        assertThat(message(1).get("text").stringValue()).startsWith("_Perhaps told before");
    }

    @Test
    void whatWasNotTakenForSureIsNotSaidToBeToldBefore() throws Exception {
        story.broken("d1");
        URI address = chat.uri();
        chat.close();
        Webhook gone = new Webhook(Endpoint.of("deploy.oncall.urls", address), SECOND);
        assertThat(failure(gone, this))
                .isEqualTo("No success from the webhook at " + address.getAuthority() + ": ConnectException Connection"
                        + " refused. See deploy.oncall.urls; the next run tells it again.");
        assertThat(Files.readString(sink(gone).file("json"))).contains("\"pages\":{}");
        story.good("d2");
        assertThat(sink(gone).deliver(story.journal()).detail()).isEqualTo("nothing to tell: nothing fires");
    }

    @Test
    void whoeverAsksToBeLeftAloneIsForAsLongAsItSays() throws Exception {
        story.broken("d1");
        pager.next(answering(429, "{\"message\":\"Requests throttled\"}", Map.of("Retry-After", "60")));
        assertThat(failure(pagerDuty(), this))
                .contains(" answered 429, expected 202: {\"message\":\"Requests throttled\"}. ")
                .endsWith("; the next run tells it again.");
        assertThat(failure(pagerDuty(), this))
                .matches(
                        "The pagerduty at " + pager.uri()
                                + " asked to be left alone for another (1 min 0|60\\.0|5\\d\\.\\d) s; the next run tells it\\.");
        assertThat(pager.requests()).hasSize(1);

        InstantSource later = InstantSource.offset(InstantSource.system(), Duration.ofSeconds(61));
        assertThat(sink(pagerDuty(), later).deliver(story.journal()).detail()).startsWith("fired ");
    }

    @Test
    void aShortRetryAfterIsWaitedFor() throws Exception {
        story.broken("d1");
        pager.next(answering(429, "", Map.of("Retry-After", "1")));
        page();
        assertThat(pager.open()).hasSize(1);
        assertThat(pager.requests()).hasSize(2);
    }

    @Test
    void aPageForPeopleIsNoAnswerOfAReceiver() throws Exception {
        story.broken("d1");
        for (int i = 0; i < 3; i++) {
            chat.next(answering(200, "<html>Log in</html>"));
            pager.next(answering(202, "{\"status\":\"success\",\"dedup_key\":\"other\"}"));
        }
        assertThat(failure(webhook(), this)).contains(" answered 200 with a page for people, expected ok. ");
        assertThat(failure(pagerDuty(), this)).contains(" answered 202 without the key of the incident, ");
    }

    @Test
    void aReceiverThatIsAddedLaterIsToldWhatGoesOnAndNotWhatIsOver() throws Exception {
        story.broken("d1").good("d2");
        page();
        assertThat(post()).isEqualTo("nothing to tell: nothing fires");
        story.broken("d3");
        page();
        assertThat(post()).startsWith("fired ");
        assertThat(chat.messages()).hasSize(1);
    }

    @Test
    void aReceiverThatWasRemovedInBetweenIsResolvedWhenItComesBack() throws Exception {
        story.broken("d1");
        post();
        story.good("d2").broken("d3").good("d4");
        assertThat(post()).startsWith("resolved ");
        assertThat(chat.messages()).hasSize(2);
    }

    @Test
    void aReceiverThatIsNotNamedAnyMoreAndShowsWhatHasEndedIsSaidRunAfterRun() throws Exception {
        assertThat(RemovedReceivers.in(folder, Set.of())).isEmpty();
        story.broken("d1");
        page();
        assertThat(RemovedReceivers.in(folder, Set.of(sink(pagerDuty()).ledgerName())))
                .isEmpty();
        Sink removed = RemovedReceivers.in(folder, Set.of()).orElseThrow();
        assertThat(removed.deliver(story.journal()).detail())
                .isEqualTo("receivers that were removed show nothing that has ended");
        story.good("d2");
        for (int run = 0; run < 2; run++) {
            assertThat(AlertmanagerDeliveryTest.failure(() -> removed.deliver(story.journal())))
                    .isEqualTo(
                            "pagerduty at " + pager.authority() + ", which deploy.oncall.urls does not name any more,"
                                    + " still shows edu.paws360:app to production (primary_exit_code, deployment d1), which has"
                                    + " ended. End it there or name it again, then remove "
                                    + sink(pagerDuty()).file("json") + ".");
        }
        page();
        assertThat(removed.deliver(story.journal()).detail()).endsWith("nothing that has ended");
    }

    private Receipt lose(boolean touched) throws IOException, InterruptedException {
        DeploymentStarted started = (DeploymentStarted)
                story.started("d9").journal().after(0).findFirst().orElseThrow().event();
        return sink(pagerDuty())
                .past(new JournalLost("d9", started, touched, "no space left"))
                .deliver(story.journal());
    }

    @Test
    void aJournalThatIsLostWhileProductionChangesIsToldPastItAndJoinsWhatTheNextRunFinds() throws Exception {
        assertThat(lose(true).detail())
                .isEqualTo("fired edu.paws360:app to production (journal_unusable, deployment d9)" + at());
        assertThat(pager.open().get(0).triggers().get(0))
                .contains("CRITICAL: Production deployment lost its journal: ", "\"no space left\"");
        story.executing("d9").abandoned("d9", true);
        page();
        assertThat(pager.incidents()).singleElement().satisfies(incident -> assertThat(incident.triggers())
                .hasSize(2));
        story.good("d10");
        page();
        assertThat(pager.open()).isEmpty();
    }

    @Test
    void aJournalThatIsLostBeforeKeepsEverybodyFromDeploying() throws Exception {
        story.broken("d1").good("d2");
        lose(false);
        assertThat(severities()).containsExactly("error");
        page();
        assertThat(severities()).containsExactly("error");
        story.good("d10");
        page();
        assertThat(pager.open()).isEmpty();
    }

    @Test
    void itIsToldWhereNothingCanBeRememberedToo() throws Exception {
        DeploymentStarted started = (DeploymentStarted)
                story.started("d9").journal().after(0).findFirst().orElseThrow().event();
        Path nowhere = folder.resolve("journal.jsonl").resolve("below a file");
        OnCallSink lost = new OnCallSink("pager", pagerDuty(), nowhere, SIGNS);
        assertThat(lost.past(new JournalLost("d9", started, true, "gone"))
                        .deliver(story.journal())
                        .detail())
                .startsWith("fired ");
        assertThat(pager.open()).hasSize(1);
    }

    @Test
    void whatCannotBeRememberedIsToldAndSaid() throws Exception {
        story.broken("d1");
        Files.createDirectory(sink(pagerDuty()).file("json"));
        assertThat(failure(pagerDuty(), this))
                .startsWith("what was told cannot be remembered in "
                        + sink(pagerDuty()).file("json"))
                .contains(", so it may be told twice. Told: fired edu.paws360:app to production ");
        assertThat(pager.open()).hasSize(1);
    }

    @Test
    void twoKeysOfOneAddressAreTwoReceivers() {
        Receiver other = new PagerDuty(pager.uri(), new Secret("PD_KEY", "F".repeat(32)), SECOND);
        assertThat(sink(other).file("json")).isNotEqualTo(sink(pagerDuty()).file("json"));
        assertThat(sink(other).file("json").toString()).doesNotContain("FFFF");
    }

    @Test
    void noSecretIsShownAnywhere() throws Exception {
        assertThat(pagerDuty().toString() + webhook())
                .isEqualTo("pagerduty at " + pager.authority() + "webhook at " + chat.authority());
        story.broken("d1");
        String echo = "no " + StrictWebhook.PATH + " nor s3cr3tXYZs3cr3tXYZs3cr3t";
        chat.next(answering(404, echo));
        assertThat(failure(webhook(), this)).doesNotContain("s3cr3t").contains(" answered 404, expected 2xx: no /***");
    }

    @Test
    void anElementThatNamesNoReceiverIsRefusedWithoutItsSecret() {
        for (String element : List.of(
                "pagerduty:geheim",
                "pagerduty+https://events.pagerduty.com",
                "pagerduty+ftp://" + KEY + "@events.pagerduty.com",
                "pagerduty+https://" + KEY + "@events.pagerduty.com/v1/enqueue",
                "webhook:ftp://host/geheim",
                "webhook+https:///geheim",
                "webhook+https://host/geheim#x")) {
            assertThatThrownBy(() -> Receiver.at(URI.create(element)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("deploy.oncall.urls has ")
                    .hasMessageNotContainingAny("geheim", KEY);
        }
        assertThat(Receiver.at(URI.create("pagerduty:" + KEY)).place()).isEqualTo("events.pagerduty.com");
        assertThat(Receiver.at(URI.create("pagerduty+https://" + KEY + "@events.eu.pagerduty.com"))
                        .address())
                .isEqualTo("https://events.eu.pagerduty.com/v2/enqueue");
        assertThat(Receiver.at(URI.create("webhook:https://hooks.slack.com/services/T/B/x"))
                        .address())
                .isEqualTo("hooks.slack.com");
        assertThat(Receiver.at(URI.create("webhook+https://u:p@chat.example:8443/hook?x=1"))
                        .identity())
                .isEqualTo("https://chat.example:8443/hook?x=1");
    }
}
