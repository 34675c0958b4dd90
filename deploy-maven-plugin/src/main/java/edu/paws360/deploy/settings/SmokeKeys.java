package edu.paws360.deploy.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Requests and queries that show that the deployed services work. */
public final class SmokeKeys {
    static final Setting<SmokeRequest> REQUEST = smoke(
                    "request", NetKinds.request(), "The request that is sent, such as GET https://api.example/courses.")
            .with(Secrecy.MASKED);

    /** Where the database is. */
    public static final Setting<URI> URL = smoke(
                    "url", ServiceKinds.database(), "The database that is asked, instead of a request.")
            .with(Secrecy.MASKED);

    /** What the database is asked. */
    public static final Setting<String> QUERY = smoke(
                    "query", TextKinds.text("a SQL query, such as SELECT 1"), "The SQL query that is run there.")
            .with(Secrecy.MASKED);

    /** What the database answers. */
    public static final Setting<String> EXPECT_VALUE = smoke(
                    "expectValue",
                    TextKinds.text("any text"),
                    "The text that the first column of the first row must be; without it, any row is good.")
            .with(Secrecy.MASKED);

    /** The headers. */
    public static final Setting<Map<String, String>> HEADERS = smoke(
                    "headers", NetKinds.headers(), "Headers of the request; they are never shown.")
            .with(Secrecy.SECRET);

    /** What later steps use. */
    public static final Setting<Map<String, JsonPointer>> CAPTURE = smoke(
            "capture",
            ConditionKinds.captures(),
            "Values of the answer that later requests can use in path, query, headers and body as {{name}}.");

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
                    "timeout", NumberKinds.duration("1s", "1h"), "How long the request or query may take.")
            .byDefault("1m");

    /** Which comes first. */
    public static final Setting<Integer> ORDER = smoke(
            "order",
            NumberKinds.integer(0, 1_000),
            "The place in the order of the smoke tests; those without come last, and equal ones go by name.");

    private SmokeKeys() {}

    static NamedGroup group() {
        List<Setting<?>> kinds = List.of(REQUEST, URL, QUERY, EXPECT_VALUE);
        return new NamedGroup(
                "smoke test",
                "deploy.smoke.",
                Stream.of(kinds, requestOnly(), List.of(TIMEOUT, ORDER))
                        .<Setting<?>>flatMap(List::stream)
                        .toList());
    }

    /** The members that only go with a request. */
    static List<Setting<?>> requestOnly() {
        return List.of(HEADERS, BODY, EXPECT_STATUS, EXPECT_JSON, CAPTURE);
    }

    /** The members that only go with a query. */
    static List<Setting<?>> queryOnly() {
        return List.of(URL, EXPECT_VALUE);
    }

    private static <T> Setting<T> smoke(String member, Kind<T> kind, String meaning) {
        return Setting.of("deploy.smoke." + Setting.NAME + "." + member, kind, SpecSection.SMOKE_TESTS, meaning);
    }
}
