package edu.paws360.deploy.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
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

    private GateKeys() {}

    static List<Setting<?>> all() {
        return List.of(GATES);
    }

    /** The members of one gate. */
    static NamedGroup group() {
        List<Setting<?>> any = List.of(URL, TIMEOUT, RETRIES, NOT_YET, ATTEMPT_TIMEOUT);
        return new NamedGroup(
                "gate",
                "deploy.gate.",
                Stream.of(any, httpOnly()).<Setting<?>>flatMap(List::stream).toList());
    }

    /** The members that only a gate over HTTP can have. */
    static List<Setting<?>> httpOnly() {
        return List.of(EXPECT_STATUS, EXPECT_JSON, EXPECT_COMMIT, EXPECT_DEPLOYMENT);
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
