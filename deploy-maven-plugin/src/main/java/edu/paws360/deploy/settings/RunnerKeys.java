package edu.paws360.deploy.settings;

import java.time.Duration;
import java.util.List;

/** Where the deployment is executed, and for how long. */
public final class RunnerKeys {
    /** The first runner. */
    public static final Setting<RunnerPlace> PRIMARY = Setting.of(
                    "deploy.runner.primary",
                    TextKinds.choice(RunnerPlace.class),
                    SpecSection.DEPLOYMENT_FLOW,
                    "Where the deployment is executed: on this machine.")
            .byDefault("local");

    /** How long a runner may take. */
    public static final Setting<Duration> TIMEOUT = Setting.of(
                    "deploy.runner.timeout",
                    NumberKinds.duration("1s", "24h"),
                    SpecSection.FAILOVER_TRIGGERS,
                    "How long the command or playbook may run before it is stopped, and has failed.")
            .byDefault("30m");

    /** How long a process may take to end. */
    public static final Setting<Duration> GRACE = Setting.of(
                    "deploy.runner.grace",
                    NumberKinds.duration("0s", "12s"),
                    SpecSection.BEYOND_THE_SPEC,
                    "How long a command that is stopped may take to end by itself (TERM) before it is killed (KILL).")
            .byDefault("10s");

    /** A label. */
    public static final Setting<String> GROUP = Setting.of(
                    "deploy.runner.group",
                    TextKinds.word(),
                    SpecSection.METRICS_PUBLISHED,
                    "The value of the metrics' label runner_group.")
            .byDefault("production");

    private RunnerKeys() {}

    static List<Setting<?>> all() {
        return List.of(PRIMARY, TIMEOUT, GRACE, GROUP);
    }
}
