package edu.paws360.deploy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.Prometheus;
import edu.paws360.deploy.testbed.Promtool;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What docs/metrics promises: rules that promtool takes, and nothing that names what is not there. */
@Needs({Promtool.class, Prometheus.class})
class MetricsPageTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Path RULES = DOCS.resolve("metrics/rules.yml");
    private static final Path TESTS = DOCS.resolve("metrics/rules-test.yml");
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void promtoolTakesTheRulesAndTheirTestsPass(Promtool promtool) {
        assertThat(promtool.check(RULES)).contains("SUCCESS: 15 rules found");
        assertThat(promtool.test(TESTS)).contains("SUCCESS");
    }

    @Test
    void promtoolWouldNoticeARuleThatDoesSomethingElse(Promtool promtool, @TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("rules.yml"), Files.readString(RULES).replace("[30d] offset 15m", "[1m] offset 15m"));
        Path tests = Files.copy(TESTS, folder.resolve("rules-test.yml"));
        assertThatThrownBy(() -> promtool.test(tests))
                .hasMessageContaining("FAILED")
                .hasMessageContaining("DeploymentFailed");
    }

    @Test
    void rulesDashboardAndTestsNameOnlyWhatIsPublished(Prometheus prometheus) throws IOException {
        prometheus.scrapeWith(RULES);
        List<JsonNode> rules = new ArrayList<>();
        for (JsonNode group :
                read(prometheus.address().resolve("/api/v1/rules")).at("/data/groups")) {
            group.path("rules").forEach(rules::add);
        }
        Map<String, Set<String>> known = PromExpression.published();
        rules.stream()
                .filter(rule -> rule.path("type").asString("").equals("recording"))
                .forEach(rule -> known.put(rule.path("name").asString(""), labelsOf(rule)));
        List<String> expressions = new ArrayList<>(
                rules.stream().map(rule -> rule.path("query").asString("")).toList());
        assertThat(expressions).hasSize(15);
        List<String> onDashboard = expressions(dashboard());
        assertThat(onDashboard).hasSizeGreaterThan(15);
        expressions.addAll(onDashboard);
        expressions.addAll(series());
        assertThat(expressions.stream().flatMap(text -> new PromExpression(text).faults(known)))
                .isEmpty();
        for (String expression : onDashboard) {
            assertThat(answerTo(prometheus, expression)).as(expression).isEqualTo("success");
        }
    }

    /** A recorded metric is named after the labels that it has: {@code workflow:…}. */
    private static Set<String> labelsOf(JsonNode recording) {
        String name = recording.path("name").asString("");
        String level = name.contains(":") ? name.substring(0, name.indexOf(':')) : "";
        return Set.of("workflow", "stage").contains(level) ? Set.of(level) : Set.of();
    }

    private static JsonNode dashboard() {
        return JSON.readTree(DOCS.resolve("metrics/dashboard.json").toFile());
    }

    private static List<String> expressions(JsonNode dashboard) {
        List<String> expressions = new ArrayList<>(dashboard.findValuesAsString("expr"));
        Matcher variable =
                Pattern.compile("label_values\\(([a-z_]+), ([a-z_]+)\\)").matcher(dashboard.toString());
        while (variable.find()) {
            expressions.add("sum by (" + variable.group(2) + ") (" + variable.group(1) + ")");
        }
        return expressions.stream()
                .map(text -> text.replace("$__range", "1d").replace("$workflow", ".*"))
                .toList();
    }

    private static List<String> series() throws IOException {
        return Pattern.compile("series: '([^']*)'")
                .matcher(Files.readString(TESTS))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String answerTo(Prometheus prometheus, String query) throws IOException {
        String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
        return read(prometheus.address().resolve("/api/v1/query?query=" + encoded))
                .path("status")
                .asString("");
    }

    private static JsonNode read(URI address) throws IOException {
        return JSON.readTree(address.toURL().openStream());
    }

    @Test
    void legendsNameLabelsThatTheirExpressionsHave() {
        for (JsonNode target : dashboard().findValues("targets")) {
            target.forEach(one -> {
                Set<String> labels = Pattern.compile("\\{\\{(\\w+)}}")
                        .matcher(one.path("legendFormat").asString(""))
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet());
                String expression = one.path("expr").asString("");
                assertThat(labels).as(expression).allSatisfy(label -> assertThat(expression)
                        .contains(label));
            });
        }
    }

    @Test
    void thePageTellsOfEveryMetricWithItsTypeLabelsAndBuckets() throws IOException {
        String page = Files.readString(DOCS.resolve("metrics.md"));
        for (MetricFamily family : MetricFamily.values()) {
            String type = family.type().name().toLowerCase(Locale.ROOT);
            String bounds = family.bounds().isEmpty()
                    ? ""
                    : ": " + family.bounds().stream().map(String::valueOf).collect(Collectors.joining(", "));
            String labels =
                    family.labelNames().stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
            assertThat(page)
                    .containsPattern(Pattern.quote("| `" + family.metric() + "` | " + type) + "(, always 1)?"
                            + Pattern.quote(bounds + " | " + labels + (labels.isEmpty() ? "| " : " | ")));
        }
        Set<String> told = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .filter(name -> name.contains("_"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told)
                .isEqualTo(Arrays.stream(MetricFamily.values())
                        .map(MetricFamily::metric)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void thePageShowsTheTablesAsTheyAreMade() throws IOException {
        assertThat(Files.readString(DOCS.resolve("metrics.md")))
                .contains(PostgresTotals.script().strip());
    }
}
