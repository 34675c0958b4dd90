package edu.paws360.deploy.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** What must be healthy after the deployment. */
public final class GateKeys {
    /** The word for no gates at all. */
    static final String NONE = "none";

    /** Which gates there are. */
    public static final Setting<List<String>> GATES = Setting.of(
            "deploy.gates",
            gateNames(),
            SpecSection.HEALTH_GATES,
            "The names of all gates, or none for a deployment without gates; without it, all configured gates are run.");

    /** Where the service is. */
    public static final Setting<URI> URL = gate(
                    "url",
                    ServiceKinds.gate(),
                    SpecSection.HEALTH_GATES,
                    "Where the service is asked; the scheme chooses how.")
            .with(Secrecy.MASKED)
            .mandatory();

    /** How long the gate waits. */
    public static final Setting<Duration> TIMEOUT = gate(
                    "timeout",
                    NumberKinds.duration("1s", "24h"),
                    SpecSection.TIMEOUT_HANDLING,
                    "How long the service may take to become healthy, all attempts together.")
            .byDefault("5m");

    /** How often no is asked again. */
    public static final Setting<Integer> RETRIES = gate(
                    "retries",
                    NumberKinds.integer(0, 20),
                    SpecSection.TIMEOUT_HANDLING,
                    "How often an answer that says no is asked for again, after 1 s, 2 s, 4 s and so on.")
            .byDefault("3");

    /** What not yet means. */
    public static final Setting<NotYet> NOT_YET = gate(
                    "notYet",
                    TextKinds.choice(NotYet.class),
                    SpecSection.BEYOND_THE_SPEC,
                    "Whether an answer that says not yet is asked for again until the timeout, or counts as no.")
            .byDefault("poll");

    /** How long one attempt may take. */
    public static final Setting<Duration> ATTEMPT_TIMEOUT = gate(
                    "attemptTimeout",
                    NumberKinds.duration("100ms", "5m"),
                    SpecSection.BEYOND_THE_SPEC,
                    "How long one attempt may take.")
            .byDefault("5s");

    /** The status. */
    public static final Setting<StatusExpectation> EXPECT_STATUS = gate(
                    "expectStatus",
                    NetKinds.status(),
                    SpecSection.HEALTH_GATES,
                    "The HTTP status codes that mean healthy.")
            .byDefault("200");

    /** The body. */
    public static final Setting<JsonNode> EXPECT_JSON = gate(
                    "expectJson",
                    JsonKinds.object(),
                    SpecSection.HEALTH_GATES,
                    "Members that the JSON of the answer must have; it may have more.")
            .with(Secrecy.MASKED);

    /** The commit. */
    public static final Setting<JsonPointer> EXPECT_COMMIT = gate(
            "expectCommit",
            JsonKinds.pointer(),
            SpecSection.BEYOND_THE_SPEC,
            "The place in the JSON of the answer that must hold the deployed commit.");

    /** The deployment. */
    public static final Setting<JsonPointer> EXPECT_DEPLOYMENT = gate(
            "expectDeployment",
            JsonKinds.pointer(),
            SpecSection.BEYOND_THE_SPEC,
            "The place in the JSON of the answer that must hold the id of this deployment.");

    /** The version. */
    public static final Setting<PlacedCondition> EXPECT_VERSION = gate(
            "expectVersion",
            ConditionKinds.version(),
            SpecSection.BEYOND_THE_SPEC,
            "The version that must stand at a place in the JSON of the answer, where another one means not yet; not asked"
                    + " for where the version before was brought back.");

    /** Whether the waits vary. */
    public static final Setting<Integer> JITTER = gate(
                    "jitter",
                    NumberKinds.integer(0, 99).in("percent"),
                    SpecSection.BEYOND_THE_SPEC,
                    "By how many percent the waits before retries vary by chance.")
            .byDefault("0");

    /** How many healthy answers it takes. */
    public static final Setting<Integer> SUCCESSES = gate(
                    "successes",
                    NumberKinds.integer(1, 100),
                    SpecSection.BEYOND_THE_SPEC,
                    "How many healthy answers in a row it takes.")
            .byDefault("1");

    /** How long it is watched. */
    public static final Setting<Duration> SOAK = gate(
            "soak",
            NumberKinds.duration("1s", "1h"),
            SpecSection.BEYOND_THE_SPEC,
            "How long the service is asked on, every second, after it was healthy; it comes on top of the timeout.");

    /** How many may fail then. */
    public static final Setting<Integer> SOAK_PERCENT_MAX = gate(
                    "soakPercentMax",
                    NumberKinds.integer(0, 99).in("percent"),
                    SpecSection.BEYOND_THE_SPEC,
                    "How many percent of the attempts may fail in the soak.")
            .byDefault("0");

    /** The method. */
    public static final Setting<HttpMethod> METHOD = gate(
                    "method", TextKinds.choice(HttpMethod.class), SpecSection.BEYOND_THE_SPEC, "The HTTP method.")
            .byDefault("GET");

    /** The headers. */
    public static final Setting<Map<String, String>> HEADERS = gate(
                    "headers",
                    NetKinds.headers(),
                    SpecSection.BEYOND_THE_SPEC,
                    "Headers that are sent; they are never shown.")
            .with(Secrecy.SECRET);

    /** What is sent. */
    public static final Setting<String> BODY = gate(
                    "body",
                    TextKinds.text("any text"),
                    SpecSection.BEYOND_THE_SPEC,
                    "The body that is sent; it is never shown.")
            .with(Secrecy.SECRET);

    /** Where it leads. */
    public static final Setting<Integer> REDIRECTS = gate(
                    "redirects",
                    NumberKinds.integer(0, 20),
                    SpecSection.BEYOND_THE_SPEC,
                    "How many redirects of GET and HEAD are followed, never from https to http.")
            .byDefault("0");

    /** Conditions on the answer. */
    public static final Setting<List<PlacedCondition>> EXPECT_AT = gate(
                    "expectAt",
                    ConditionKinds.placed(),
                    SpecSection.BEYOND_THE_SPEC,
                    "What has to stand at places of the JSON of the answer.")
            .with(Secrecy.MASKED);

    /** A text in the answer. */
    public static final Setting<String> EXPECT_TEXT = gate(
                    "expectText",
                    TextKinds.text("any text"),
                    SpecSection.BEYOND_THE_SPEC,
                    "A text that the body of the answer has to contain.")
            .with(Secrecy.MASKED);

    /** Whom it trusts. */
    public static final Setting<Path> CA = gate(
            "ca",
            TextKinds.path(),
            SpecSection.BEYOND_THE_SPEC,
            "A file with the certificates (PEM) that are trusted instead of the JVM's; a postgresql gate demands TLS then.");

    /** Whether it demands TLS. */
    public static final Setting<Boolean> TLS = gate(
                    "tls",
                    TextKinds.flag(),
                    SpecSection.BEYOND_THE_SPEC,
                    "Whether a PostgreSQL server has to speak TLS, with a certificate that is trusted.")
            .byDefault("false");

    /** What is asked. */
    public static final Setting<String> QUERY = gate(
                    "query",
                    TextKinds.text("a query in SQL (jdbc) or PromQL (prometheus)"),
                    SpecSection.BEYOND_THE_SPEC,
                    "What the database or the Prometheus is asked.")
            .with(Secrecy.MASKED);

    /** What is answered. */
    public static final Setting<String> EXPECT_VALUE = gate(
                    "expectValue",
                    ConditionKinds.condition(),
                    SpecSection.BEYOND_THE_SPEC,
                    "What the first column of the first row (jdbc), or every value (prometheus), has to be.")
            .with(Secrecy.MASKED);

    /** Who asks. */
    public static final Setting<String> USER = gate(
            "user", TextKinds.text("any text"), SpecSection.BEYOND_THE_SPEC, "Who asks the database of a jdbc gate.");

    /** How the user is known. */
    public static final Setting<String> PASSWORD = gate(
                    "password",
                    TextKinds.text("any text, such as @{DB_PASSWORD}"),
                    SpecSection.BEYOND_THE_SPEC,
                    "The password of that user.")
            .with(Secrecy.WHOLLY_SECRET);

    /** How a command ends. */
    public static final Setting<Integer> EXPECT_EXIT = gate(
                    "expectExit",
                    NumberKinds.integer(0, 255),
                    SpecSection.BEYOND_THE_SPEC,
                    "The exit code of the command that means healthy; 75 means not yet unless it is named here.")
            .byDefault("0");

    /** What a command prints. */
    public static final Setting<String> EXPECT_OUTPUT = gate(
                    "expectOutput",
                    TextKinds.text("any text"),
                    SpecSection.BEYOND_THE_SPEC,
                    "A text that the command has to print.")
            .with(Secrecy.MASKED);

    /** What the first failure does. */
    public static final Setting<Boolean> FAIL_FAST = Setting.of(
                    "deploy.health.failFast",
                    TextKinds.flag(),
                    SpecSection.BEYOND_THE_SPEC,
                    "Whether the first gate that fails ends the others.")
            .byDefault("false");

    private GateKeys() {}

    static List<Setting<?>> all() {
        return List.of(GATES, FAIL_FAST);
    }

    /** The members of one gate. */
    static NamedGroup group() {
        List<Setting<?>> any =
                List.of(URL, TIMEOUT, RETRIES, JITTER, NOT_YET, ATTEMPT_TIMEOUT, SUCCESSES, SOAK, SOAK_PERCENT_MAX);
        Stream<Setting<?>> some = GateMembers.all().stream().flatMap(kind -> kind.members().stream());
        return new NamedGroup(
                "gate",
                "deploy.gate.",
                Stream.<Setting<?>>concat(any.stream(), some).toList());
    }

    private static <T> Setting<T> gate(String member, Kind<T> kind, SpecSection section, String meaning) {
        return Setting.of("deploy.gate." + Setting.NAME + "." + member, kind, section, meaning);
    }

    private static Kind<List<String>> gateNames() {
        Kind<String> name = TextKinds.groupName();
        Kind<List<String>> names = TextKinds.listOf(name, "");
        return Kind.of("list", "names of gates (%s), or none".formatted(name.allowed()), text -> {
            List<String> read = text.equals(NONE) ? List.of() : names.read(text);
            if (read.contains(NONE)) {
                throw new Misread("names gates and none");
            }
            return read;
        });
    }
}
