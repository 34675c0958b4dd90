package edu.paws360.deploy.settings;

import java.net.URI;
import java.util.List;

/** Where the log goes while a deployment runs. */
public final class LokiKeys {
    /** The Loki. */
    public static final Setting<URI> URL = Setting.of(
                    "deploy.loki.url",
                    NetKinds.loki(),
                    SpecSection.LOG_RETENTION,
                    "The Grafana Loki that every line of runners and journal is sent to while it happens.")
            .with(Secrecy.MASKED);

    /** The tenant. */
    public static final Setting<String> TENANT = Setting.of(
            "deploy.loki.tenant",
            TextKinds.matching(
                    "tenant",
                    "[A-Za-z0-9!._*'()-]{1,150}",
                    "1 to 150 letters, digits and the characters ! . _ * ' ( ) -"),
            SpecSection.BEYOND_THE_SPEC,
            "The tenant that the lines belong to, for a Loki with several (X-Scope-OrgID).");

    /** The token. */
    public static final Setting<String> TOKEN = Setting.of(
                    "deploy.loki.token",
                    TextKinds.matching(
                            "token",
                            "[\\x21-\\x7e]+",
                            "a bearer token, best as @{NAME}; instead of user and password in deploy.loki.url"),
                    SpecSection.BEYOND_THE_SPEC,
                    "The bearer token that the Loki asks for; it is never shown.")
            .with(Secrecy.WHOLLY_SECRET);

    /** The tags. */
    public static final Setting<LokiTags> TAGS = Setting.of(
                    "deploy.loki.tags",
                    TextKinds.choice(LokiTags.class),
                    SpecSection.LOG_RETENTION,
                    "How lines bear deployment_id, workflow_run_id and runner_id: as labels of their stream, or as structured"
                            + " metadata, which keeps the number of streams small.")
            .byDefault("labels");

    /** The spool. */
    public static final Setting<Long> SPOOL_MAX = Setting.of(
                    "deploy.loki.spoolMax",
                    NumberKinds.size("16MB", "100GB"),
                    SpecSection.BEYOND_THE_SPEC,
                    "How much of the log is kept in deploy.audit.dir while the Loki does not take it; what is more is not sent.")
            .byDefault("256MB");

    private LokiKeys() {}

    static List<Setting<?>> all() {
        return List.of(URL, TENANT, TOKEN, TAGS, SPOOL_MAX);
    }
}
