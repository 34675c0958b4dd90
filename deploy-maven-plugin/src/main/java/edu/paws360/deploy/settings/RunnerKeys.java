package edu.paws360.deploy.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where the deployment is executed, and for how long. */
public final class RunnerKeys {
    /** The first runner. */
    public static final Setting<RunnerPlace> PRIMARY = Setting.of(
                    "deploy.runner.primary",
                    RunnerKinds.place(),
                    SpecSection.DEPLOYMENT_FLOW,
                    "Where the deployment is executed.")
            .byDefault("local");

    /** The second runner. */
    public static final Setting<RunnerPlace> SECONDARY = Setting.of(
            "deploy.runner.secondary",
            RunnerKinds.place(),
            SpecSection.FAILOVER_LOGIC,
            "Where it is executed when the primary runner fails; without it there is no failover.");

    /** How ssh is configured. */
    public static final Setting<Path> SSH_CONFIG = Setting.of(
            "deploy.runner.sshConfig",
            TextKinds.path(),
            SpecSection.BEYOND_THE_SPEC,
            "The configuration file for the ssh that reaches runners, instead of the user's own; host keys are checked"
                    + " whatever it says.");

    /** What is dispatched. */
    public static final Setting<String> WORKFLOW = Setting.of(
                    "deploy.runner.workflow",
                    TextKinds.matching(
                            "workflow file",
                            "[A-Za-z0-9_][A-Za-z0-9._-]*\\.ya?ml",
                            "the name of a file in .github/workflows, without the folders"),
                    SpecSection.BEYOND_THE_SPEC,
                    "The workflow that a runner on GitHub dispatches; its job runs deploy:dispatched.")
            .byDefault("deploy-on-runner.yml");

    /** How long a job may wait. */
    public static final Setting<Duration> PICKUP = Setting.of(
                    "deploy.runner.pickup",
                    NumberKinds.duration("10s", "1h"),
                    SpecSection.FAILOVER_TRIGGERS,
                    "How long it may take until a machine takes the job of a runner on GitHub; then the job is cancelled, and the"
                            + " runner was not reached.")
            .byDefault("5m");

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
        return List.of(PRIMARY, SECONDARY, SSH_CONFIG, WORKFLOW, PICKUP, TIMEOUT, GRACE, GROUP);
    }
}
