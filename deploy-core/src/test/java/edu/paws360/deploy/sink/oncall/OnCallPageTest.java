package edu.paws360.deploy.sink.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.ReasonCode;
import edu.paws360.deploy.event.DeploymentStarted;
import edu.paws360.deploy.event.Verdict;
import edu.paws360.deploy.journal.JournalEntry;
import edu.paws360.deploy.journal.JournalReader;
import edu.paws360.deploy.secret.Secret;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What {@code docs/oncall.md} shows of alerts is what the code makes; {@code -Doncall.page=write} puts it there. */
class OnCallPageTest {
    private static final Path PAGE = Path.of("../docs/oncall.md");
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Signs SIGNS = new Signs(
            "20261128-020000-4f3a",
            Optional.of(URI.create("https://github.com/paws360/shop/actions/runs/4711")),
            Optional.of("runner-1:/builds/shop/target/deploy/deployment.log"),
            Optional.of("runner-1:/builds/shop/target/deploy/report.html"),
            Optional.of(URI.create("https://wiki.example.org/runbooks/deploy")));

    @TempDir
    Path folder;

    @Test
    void theTablesAndExamplesAreMadeByTheCode() throws IOException {
        String page = Files.readString(PAGE);
        for (Map.Entry<String, String> part : parts().entrySet()) {
            page = with(page, part.getKey(), part.getValue());
        }
        if ("write".equals(System.getProperty("oncall.page"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void everyAlertStandsInTheTableWithItsSeverity() throws IOException {
        String page = Files.readString(PAGE);
        for (Place.Kind kind : Place.Kind.values()) {
            assertThat(page)
                    .containsOnlyOnce("\n| `" + kind.alertName() + "` | "
                            + kind.severity().label() + " | ");
        }
    }

    private static String with(String page, String name, String made) {
        Pattern part = Pattern.compile("(<!-- made: " + name + " -->\n).*?(<!-- end -->)", Pattern.DOTALL);
        assertThat(page).containsPattern(part);
        return part.matcher(page).replaceFirst("$1" + Matcher.quoteReplacement(made) + "$2");
    }

    private Map<String, String> parts() throws IOException {
        Notice firing = notice(Optional.empty());
        Notice resolved = notice(Optional.of("20261128-031500-77c1"));
        Secret key = new Secret("PD_KEY", "R".repeat(32));
        Map<String, String> parts = new TreeMap<>();
        parts.put("reasons", reasons());
        parts.put("alertmanager", json(Alert.json(List.of(Alert.of(firing)))));
        parts.put("pagerduty", json(PagerDutyEvent.json(firing, key)));
        parts.put("pagerduty resolve", json(PagerDutyEvent.json(resolved, key)));
        parts.put("slack", "~~~text\n" + SlackText.of(firing) + "\n~~~\n");
        parts.put("slack resolved", "~~~text\n" + SlackText.of(resolved) + "\n~~~\n");
        parts.put("webhook", json(WebhookMessage.json(resolved)));
        return parts;
    }

    private static String json(byte[] json) {
        String pretty = PRETTY.writeValueAsString(PRETTY.readTree(new String(json, StandardCharsets.UTF_8)));
        return "```json\n" + pretty.replace("R".repeat(32), "***") + "\n```\n";
    }

    private Notice notice(Optional<String> endedBy) throws IOException {
        try (Story story = new Story(Files.createTempDirectory(folder, "audit"))) {
            String id = SIGNS.deploymentId();
            story.started(id)
                    .exited(id, 0)
                    .gate(
                            id,
                            ReasonCode.GATE_TIMEOUT,
                            "not healthy within 300.0 s: HTTP 503, expected 200: starting up")
                    .failed(
                            id,
                            ReasonCode.GATE_TIMEOUT,
                            "stage health failed: api: not healthy within 300.0 s: HTTP 503, expected 200: starting up");
            if (endedBy.isPresent()) {
                story.good(endedBy.get());
            }
            Standing standing = Incidents.in(atTwo(story), Mark.NONE)
                    .standings()
                    .values()
                    .iterator()
                    .next();
            return new Notice(
                    standing.incident(),
                    standing.since(),
                    standing.times(),
                    standing.end(),
                    false,
                    standing.incident().at(),
                    SIGNS);
        }
    }

    /** A line each second from two o'clock on. */
    private static JournalReader atTwo(Story story) {
        return new JournalReader() {
            @Override
            public Stream<JournalEntry> after(long number) throws IOException {
                return story.journal()
                        .after(number)
                        .map(line -> new JournalEntry(
                                line.number(),
                                Instant.parse("2026-11-28T02:00:00Z").plusSeconds(60 * line.number()),
                                line.deploymentId(),
                                line.event(),
                                line.hash(),
                                line.line()));
            }

            @Override
            public long last() {
                return story.journal().last();
            }
        };
    }

    /** Every reason that this version knows, but success and what no verdict says. */
    private static String reasons() {
        Map<String, List<String>> byAlerts = Arrays.stream(ReasonCode.class.getFields())
                .map(OnCallPageTest::reason)
                .filter(reason -> !reason.equals(ReasonCode.OK) && !reason.equals(ReasonCode.ABANDONED))
                .collect(Collectors.groupingBy(
                        reason -> alert(reason, false) + " | " + alert(reason, true),
                        TreeMap::new,
                        Collectors.mapping(reason -> "`" + reason + "`", Collectors.toList())));
        return "| before anything was executed | afterwards | reasons |\n|---|---|---|\n"
                + byAlerts.entrySet().stream()
                        .map(row -> "| " + row.getKey() + " | " + String.join(", ", row.getValue()) + " |\n")
                        .collect(Collectors.joining());
    }

    private static ReasonCode reason(Field field) {
        try {
            return (ReasonCode) field.get(null);
        } catch (IllegalAccessException hidden) {
            throw new LinkageError(field.getName(), hidden);
        }
    }

    private static String alert(ReasonCode reason, boolean touched) {
        Course course = new Course(started(), touched, false, List.of());
        Verdict verdict = new Verdict(Verdict.Outcome.FAILED, reason, "", "", Duration.ZERO);
        JournalEntry line = new JournalEntry(1, Instant.EPOCH, "d", null, "", "");
        return Judgement.of(line, course, verdict)
                .map(incident -> "`" + incident.place().kind().alertName() + "`")
                .orElse("nobody");
    }

    private static DeploymentStarted started() {
        return new DeploymentStarted("p", "e", "u", "b", "c", false, "w", "g", Optional.empty(), "r", 1, "v");
    }
}
