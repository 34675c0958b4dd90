package edu.paws360.deploy.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** What a deployment leaves behind: metrics, alerts and the audit trail. */
public final class ReportKeys {
    /** The Pushgateway. */
    public static final Setting<URI> PUSHGATEWAY = Setting.of(
                    "deploy.metrics.pushgateway",
                    NetKinds.url("http", "https"),
                    SpecSection.PUSH_GATEWAY,
                    "The Prometheus Pushgateway that the metrics are pushed to.")
            .with(Secrecy.MASKED);

    /** The token. */
    public static final Setting<String> BEARER = Setting.of(
                    "deploy.metrics.bearer",
                    TextKinds.matching(
                            "token",
                            "[\\x21-\\x7e]+",
                            "a bearer token, best as @{NAME}; instead of user and password in deploy.metrics.pushgateway"),
                    SpecSection.BEYOND_THE_SPEC,
                    "The bearer token that the Pushgateway asks for; it is never shown.")
            .with(Secrecy.WHOLLY_SECRET);

    /** Whom to trust. */
    public static final Setting<Path> METRICS_CA = Setting.of(
            "deploy.metrics.ca",
            TextKinds.path(),
            SpecSection.BEYOND_THE_SPEC,
            "A file with the certificates (PEM) that are trusted instead of the JVM's when the Pushgateway's address is"
                    + " https.");

    /** The text file. */
    public static final Setting<Path> TEXTFILE = Setting.of(
            "deploy.metrics.textfile",
            TextKinds.path(),
            SpecSection.BEYOND_THE_SPEC,
            "The file that the metrics are written to, for the node exporter's textfile collector.");

    /** A label. */
    public static final Setting<String> WORKFLOW = Setting.of(
            "deploy.metrics.workflow",
            TextKinds.text("any text"),
            SpecSection.METRICS_PUBLISHED,
            "The value of the metrics' label workflow; without it GITHUB_WORKFLOW, or else the artifact id.");

    /** The receivers. */
    public static final Setting<List<URI>> ONCALL_URLS = Setting.of(
                    "deploy.oncall.urls",
                    OnCallKinds.receivers(),
                    SpecSection.TIMEOUT_HANDLING,
                    "Where the on-call engineer is alerted of a deployment that left production in doubt.")
            .with(Secrecy.MASKED);

    /** The runbook. */
    public static final Setting<URI> ONCALL_RUNBOOK = Setting.of(
            "deploy.oncall.runbook",
            NetKinds.page(),
            SpecSection.BEYOND_THE_SPEC,
            "The page that an alert links to, for whoever is called.");

    /** The journals. */
    public static final Setting<Path> AUDIT_DIR = Setting.of(
            "deploy.audit.dir",
            TextKinds.path(),
            SpecSection.AUDIT_TRAIL,
            "The folder of journals and totals; without it, a folder for this project below the user's home.");

    private ReportKeys() {}

    static List<Setting<?>> all() {
        return List.of(PUSHGATEWAY, BEARER, METRICS_CA, TEXTFILE, WORKFLOW, ONCALL_URLS, ONCALL_RUNBOOK, AUDIT_DIR);
    }
}
