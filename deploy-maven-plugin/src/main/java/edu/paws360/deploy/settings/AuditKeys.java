package edu.paws360.deploy.settings;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;

/** The audit trail: how it is signed and how long it is kept, and what the goal deploy:audit is asked. */
public final class AuditKeys {
    /** What is done. */
    public static final Setting<AuditDo> DO = Setting.of(
                    "deploy.audit.do",
                    TextKinds.choice(AuditDo.class),
                    SpecSection.AUDIT_TRAIL,
                    "For deploy:audit: list the last deployments, show one, verify the journal, ship what some sink has not got,"
                            + " or prune what is old enough.")
            .byDefault("list");

    /** How many. */
    public static final Setting<Integer> LAST = Setting.of(
                    "deploy.audit.last",
                    NumberKinds.integer(1, 10_000),
                    SpecSection.AUDIT_TRAIL,
                    "For deploy:audit list: how many deployments are shown, the last ones first.")
            .byDefault("10");

    /** Which one. */
    public static final Setting<String> DEPLOYMENT = Setting.of(
            "deploy.audit.deployment",
            TextKinds.word(),
            SpecSection.AUDIT_TRAIL,
            "For deploy:audit show: the id of the deployment; without it, the last one.");

    /** Whose report. */
    public static final Setting<String> REPORTED = Setting.of(
            "deploy.id",
            TextKinds.word(),
            SpecSection.BEYOND_THE_SPEC,
            "For deploy:report: the id of the deployment; without it, the last one.");

    /** What was written down. */
    public static final Setting<String> ANCHOR = Setting.of(
            "deploy.audit.anchor",
            TextKinds.matching(
                    "audit log id",
                    "[1-9][0-9]{0,17}-[0-9a-f]{64}",
                    "an audit log id as a deployment printed it, NUMBER-HASH"),
            SpecSection.AUDIT_TRAIL,
            "For deploy:audit verify: an audit log id that was kept elsewhere; the journal must still hold that line.");

    /** Sinks that are gone. */
    public static final Setting<List<String>> FORGET = Setting.of(
            "deploy.audit.forget",
            TextKinds.listOf(
                    TextKinds.text("the name of a sink"), "names of sinks as the journal has them, with commas"),
            SpecSection.LOG_RETENTION,
            "For deploy:audit prune: sinks that are gone for good, for which no line is kept.");

    /** How long. */
    public static final Setting<Duration> RETENTION = Setting.of(
                    "deploy.audit.retention",
                    NumberKinds.duration("365d", "36500d"),
                    SpecSection.LOG_RETENTION,
                    "How old a line of the journal must be before deploy:audit prune may take it out.")
            .byDefault("365d");

    /** What it is signed with. */
    public static final Setting<PrivateKey> SIGNING_KEY = Setting.of(
                    "deploy.audit.signingKey",
                    KeyKinds.signing(),
                    SpecSection.BEYOND_THE_SPEC,
                    "The key that signs the journal at the end of each deployment; it is never shown.")
            .with(Secrecy.WHOLLY_SECRET);

    /** Whose signatures are believed. */
    public static final Setting<List<PublicKey>> PUBLIC_KEYS = Setting.of(
            "deploy.audit.publicKeys",
            TextKinds.listOf(
                    KeyKinds.trusted(), "Ed25519 public keys (openssl pkey -pubout), PEM or Base64, with commas"),
            SpecSection.BEYOND_THE_SPEC,
            "The keys whose signatures are believed, the present one and earlier ones: deploy:audit verify requires them, and a"
                    + " run looks at them before it begins.");

    private AuditKeys() {}

    /** What is asked once, and so not where every run finds it. */
    static List<Setting<?>> orders() {
        return List.of(DO, DEPLOYMENT, REPORTED, ANCHOR, FORGET);
    }

    static List<Setting<?>> all() {
        return List.of(DO, LAST, DEPLOYMENT, REPORTED, ANCHOR, FORGET, RETENTION, SIGNING_KEY, PUBLIC_KEYS);
    }
}
