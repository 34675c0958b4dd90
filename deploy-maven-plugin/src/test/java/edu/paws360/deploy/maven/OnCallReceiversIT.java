package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Eventually;
import edu.paws360.deploy.testbed.StrictPagerDuty;
import edu.paws360.deploy.testbed.StrictWebhook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is woken by a deployment, as a PagerDuty and a chat say that take what the real ones take. */
class OnCallReceiversIT {
    private static final String KEY = "0123456789abcdef0123456789ABCDEF";
    private static final String FIRED = "fired edu.paws360.it:app to production (primary_exit_code, deployment ";
    private static final Pattern AT = Pattern.compile("\"at\":\"([^\"]+)\"");

    @TempDir
    Path temp;

    private final StrictPagerDuty pager = new StrictPagerDuty(KEY);
    private final StrictWebhook chat = new StrictWebhook();
    private TestProject project;

    @BeforeEach
    void create() throws IOException {
        project = new TestProject(temp)
                .property(
                        "deploy.oncall.urls",
                        "pagerduty+http://@{PD_KEY}@" + pager.authority() + ", webhook:@{CHAT_URL}")
                .property("deploy.oncall.runbook", "https://wiki.example/runbook")
                .environment("PD_KEY", KEY)
                .environment("CHAT_URL", chat.uri().toString());
    }

    @AfterEach
    void close() {
        pager.close();
        chat.close();
    }

    @Test
    void bothAreToldOnceWhatWasSeenLastAndNoSecretIsSeenAnywhere() throws IOException {
        MavenRun failed = project.property("deploy.preflight.secretsRequired", "PD_KEY")
                .property("deploy.command", "echo about to fail with $PD_KEY; exit 3")
                .run("-X", "deploy:production");

        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.output())
                .contains("Delivered to pagerduty: " + FIRED, " at " + pager.uri())
                .contains("Delivered to webhook: " + FIRED, " at " + chat.authority());
        assertThat(pager.open()).singleElement().satisfies(incident -> assertThat(
                        incident.triggers().get(0))
                .contains("\"last_seen\":\"local| about to fail with ***\"", "https://wiki.example/runbook"));
        assertThat(chat.messages()).singleElement().satisfies(message -> assertThat(message)
                .contains("CRITICAL: Production deployment failed on all runners: edu.paws360.it:app to production")
                .contains("local| about to fail with ***")
                .contains("target/deploy/report.html"));

        MavenRun again = project.run("deploy:production");
        assertThat(again.output()).contains("Delivered to pagerduty: " + FIRED);
        MavenRun refused = project.property("deploy.branches", "release/*").run("deploy:production");
        assertThat(refused.output()).containsPattern("Delivered to pagerduty: .*still fires, as told before: ");
        assertThat(pager.incidents()).singleElement().satisfies(incident -> assertThat(incident.triggers())
                .hasSize(2));

        MavenRun good = project.without("deploy.branches")
                .property("deploy.command", "true")
                .run("deploy:production");
        assertThat(good.exit()).as(good.output()).isZero();
        assertThat(good.output()).contains("Delivered to pagerduty: resolved ", "Delivered to webhook: resolved ");
        assertThat(pager.open()).isEmpty();
        assertThat(chat.messages()).hasSize(3);

        for (MavenRun run : List.of(failed, again, refused, good)) {
            assertThat(withoutDebugEnvironment(run.output())).doesNotContain(KEY, StrictWebhook.PATH);
        }
        assertNoSecretIn(project.audit);
        assertNoSecretIn(project.folder);
    }

    /** What Maven itself prints of its own environment under -X is not ours. */
    private static String withoutDebugEnvironment(String output) {
        return String.join(
                "\n", output.lines().filter(line -> !line.contains("env.")).toList());
    }

    private static void assertNoSecretIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(KEY, StrictWebhook.PATH);
            }
        }
    }

    @Test
    void aReceiverThatHangsHoldsNobodyUpAndIsToldByTheNextRun() throws IOException {
        pager.next(pager.silent(), pager.silent(), pager.silent());

        MavenRun failed = project.property("deploy.command", "exit 3").run("deploy:production");

        assertThat(failed.error()).contains("primary_exit_code: stage execute failed: ");
        assertThat(failed.output())
                .contains("Delivered to webhook: " + FIRED)
                .contains("Not delivered to pagerduty (the verdict stands, the next run tries what it can): No success"
                        + " from PagerDuty at " + pager.uri() + ": ");
        assertThat(failed.journal()).anyMatch(line -> line.contains("\"sink\":\"pagerduty\",\"delivered\":false"));
        assertThat(project.output("report.html")).contains("not delivered", "No success from PagerDuty");
        assertThat(between(failed.journal(), "deployment_completed", "deployment_closed"))
                .isLessThan(Duration.ofSeconds(11));

        pager.clear();
        project.property("deploy.branches", "release/*").run("deploy:production");
        assertThat(pager.open()).hasSize(1);
        assertThat(chat.messages()).hasSize(1);
    }

    private static Duration between(List<String> journal, String first, String last) {
        return Duration.between(at(journal, first), at(journal, last));
    }

    private static Instant at(List<String> journal, String kind) {
        Matcher at = AT.matcher(journal.stream()
                .filter(line -> line.contains("\"kind\":\"" + kind + "\""))
                .findFirst()
                .orElseThrow());
        assertThat(at.find()).isTrue();
        return Instant.parse(at.group(1));
    }

    @Test
    void aJournalThatIsLostWhileProductionChangesIsToldPastIt() throws Exception {
        Path journal = project.audit.resolve("journal.jsonl");
        Path output = temp.resolve("lost.log");
        Process maven = project.property("deploy.command", "rm " + journal + " && mkdir " + journal)
                .start(output, "deploy:production");

        assertThat(Commands.await(maven)).isEqualTo(1);
        assertThat(Files.readString(output))
                .contains("journal_unusable: ")
                .contains(
                        "Delivered to pagerduty: fired edu.paws360.it:app to production (journal_unusable, deployment ");
        assertThat(pager.open()).singleElement().satisfies(incident -> assertThat(
                        incident.triggers().get(0))
                .contains("CRITICAL: Production deployment lost its journal: "));
    }

    @Test
    void aDeploymentThatWasKilledIsToldWhileTheNextOneGoesOn() throws Exception {
        Path pid = temp.resolve("pid");
        Process maven = project.property(
                        "deploy.command", "echo $$ > " + pid + ".new; mv " + pid + ".new " + pid + "; sleep 600")
                .start(temp.resolve("killed.log"), "deploy:production");
        try {
            Eventually.holds(() -> Files.exists(pid));
        } finally {
            maven.destroyForcibly();
        }
        maven.waitFor();

        Path told = temp.resolve("told");
        Process next = project.property("deploy.command", "until [ -e " + told + " ]; do sleep 0.1; done")
                .start(temp.resolve("next.log"), "deploy:production");
        Eventually.holds(() -> !chat.messages().isEmpty() && !pager.open().isEmpty());
        Files.createFile(told);

        assertThat(Commands.await(next)).isZero();
        assertThat(chat.messages()).hasSize(2);
        assertThat(chat.messages().get(0)).contains("CRITICAL: Production deployment was abandoned: ");
        assertThat(chat.messages().get(1)).contains("RESOLVED: ");
        assertThat(pager.incidents()).hasSize(1);
        assertThat(pager.open()).isEmpty();
    }
}
