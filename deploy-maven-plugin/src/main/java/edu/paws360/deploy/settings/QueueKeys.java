package edu.paws360.deploy.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** One deployment at a time. */
public final class QueueKeys {
    /** Where the queue is kept. */
    public static final Setting<QueueType> TYPE = Setting.of(
                    "deploy.queue.type",
                    TextKinds.choice(QueueType.class),
                    SpecSection.CONCURRENCY_CONTROL,
                    "Where the queue is kept: in files that all deployments of this machine share, in a database that"
                            + " deployments of several machines share, or in the concurrency group of a repository's jobs"
                            + " on GitHub.")
            .byDefault("file");

    /** The database. */
    public static final Setting<URI> URL = Setting.of(
                    "deploy.queue.url",
                    ServiceKinds.database(),
                    SpecSection.CONCURRENCY_CONTROL,
                    "The PostgreSQL database that keeps the queue; its schema paws360_deploy is made when it is"
                            + " missing.")
            .with(Secrecy.MASKED);

    /** How long a turn is waited for. */
    public static final Setting<Duration> TIMEOUT = Setting.of(
                    "deploy.queue.timeout",
                    NumberKinds.duration("1s", "24h"),
                    SpecSection.CONCURRENCY_CONTROL,
                    "How long a deployment waits for its turn before it fails.")
            .byDefault("30m");

    /** How long a silent holder keeps the queue. */
    public static final Setting<Duration> LEASE = Setting.of(
                    "deploy.queue.lease",
                    NumberKinds.duration("2s", "1h"),
                    SpecSection.BEYOND_THE_SPEC,
                    "How long a deployment that gives no sign of life keeps its turn.")
            .byDefault("90s");

    /** Which deployments exclude each other. */
    public static final Setting<String> GROUP = Setting.of(
                    "deploy.queue.group",
                    TextKinds.word(),
                    SpecSection.CONCURRENCY_CONTROL,
                    "The name of the queue: deployments of the same group go one after the other; on GitHub, the"
                            + " concurrency group of the job that deploys.")
            .byDefault("production-deploy");

    private QueueKeys() {}

    static List<Setting<?>> all() {
        return List.of(TYPE, URL, TIMEOUT, LEASE, GROUP);
    }
}
