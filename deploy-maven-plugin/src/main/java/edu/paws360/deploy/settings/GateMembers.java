package edu.paws360.deploy.settings;

import java.util.List;
import java.util.Set;

/**
 * Settings that only go with some kinds of gates.
 *
 * @param members the settings
 * @param schemes the schemes of the URLs that they go with
 * @param words those schemes in words
 * @param advice what to do besides removing them
 */
record GateMembers(List<Setting<?>> members, Set<String> schemes, String words, String advice) {
    static final GateMembers HTTP = new GateMembers(
            List.of(
                    GateKeys.METHOD,
                    GateKeys.HEADERS,
                    GateKeys.BODY,
                    GateKeys.REDIRECTS,
                    GateKeys.EXPECT_STATUS,
                    GateKeys.EXPECT_JSON,
                    GateKeys.EXPECT_AT,
                    GateKeys.EXPECT_TEXT,
                    GateKeys.EXPECT_COMMIT,
                    GateKeys.EXPECT_DEPLOYMENT,
                    GateKeys.EXPECT_VERSION),
            Set.of("http", "https"),
            "http and https",
            "give the gate an HTTP address");
    static final GateMembers TLS = new GateMembers(
            List.of(GateKeys.CA),
            Set.of("https", "rediss", "postgresql", "prometheus+https"),
            "https, rediss, postgresql and prometheus+https",
            "ask the service over TLS");
    static final GateMembers DEMANDS_TLS =
            new GateMembers(List.of(GateKeys.TLS), Set.of("postgresql"), "postgresql", "write rediss or https instead");
    static final GateMembers QUERY = new GateMembers(
            List.of(GateKeys.QUERY, GateKeys.EXPECT_VALUE),
            Set.of("jdbc", "prometheus", "prometheus+https"),
            "jdbc and prometheus",
            "give the gate the address of a database or a Prometheus");
    static final GateMembers LOGIN =
            new GateMembers(List.of(GateKeys.USER, GateKeys.PASSWORD), Set.of("jdbc"), "jdbc", "put them into the URL");
    static final GateMembers COMMAND = new GateMembers(
            List.of(GateKeys.EXPECT_EXIT, GateKeys.EXPECT_OUTPUT),
            Set.of("command"),
            "command",
            "begin the URL with command:");

    static List<GateMembers> all() {
        return List.of(HTTP, TLS, DEMANDS_TLS, QUERY, LOGIN, COMMAND);
    }

    boolean goWith(String scheme) {
        return schemes.contains(scheme);
    }
}
