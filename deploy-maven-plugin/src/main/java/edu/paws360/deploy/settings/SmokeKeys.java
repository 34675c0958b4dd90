package edu.paws360.deploy.settings;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Requests that show that the deployed services work. */
public final class SmokeKeys {
    static final Setting<SmokeRequest> REQUEST = smoke(
                    "request", NetKinds.request(), "The request that is sent, such as GET https://api.example/courses.")
            .with(Secrecy.MASKED)
            .mandatory();

    /** What is sent. */
    public static final Setting<String> BODY = smoke(
                    "body", TextKinds.text("any text"), "The body of the request; it is never shown.")
            .with(Secrecy.SECRET);

    /** The status. */
    public static final Setting<StatusExpectation> EXPECT_STATUS = smoke(
                    "expectStatus", NetKinds.status(), "The HTTP status codes that mean success.")
            .byDefault("200");

    /** The answer. */
    public static final Setting<JsonNode> EXPECT_JSON = smoke(
                    "expectJson",
                    JsonKinds.object(),
                    "Members that the JSON of the answer must have; it may have more.")
            .with(Secrecy.MASKED);

    /** How long it may take. */
    public static final Setting<Duration> TIMEOUT = smoke(
                    "timeout", NumberKinds.duration("1s", "1h"), "How long the request may take.")
            .byDefault("1m");

    /** Which comes first. */
    public static final Setting<Integer> ORDER = smoke(
            "order",
            NumberKinds.integer(0, 1_000),
            "The place in the order of the smoke tests; those without come last, and equal ones go by name.");

    private SmokeKeys() {}

    static NamedGroup group() {
        return new NamedGroup(
                "smoke test", "deploy.smoke.", List.of(REQUEST, BODY, EXPECT_STATUS, EXPECT_JSON, TIMEOUT, ORDER));
    }

    private static <T> Setting<T> smoke(String member, Kind<T> kind, String meaning) {
        return Setting.of("deploy.smoke." + Setting.NAME + "." + member, kind, SpecSection.SMOKE_TESTS, meaning);
    }
}
