package edu.paws360.deploy.settings;

import java.time.Duration;
import java.util.List;

/** When the secondary runner takes over. */
public final class FailoverKeys {
    /** By itself, at once, or never. */
    public static final Setting<FailoverMode> MODE = Setting.of(
                    "deploy.failover.mode",
                    TextKinds.choice(FailoverMode.class),
                    SpecSection.FAILOVER_TRIGGERS,
                    "When the secondary runner takes over: when the primary fails, at once (emergency), or never.")
            .byDefault("auto");

    /** The triggers. */
    public static final Setting<List<FailoverTrigger>> ON = Setting.of(
                    "deploy.failover.on",
                    triggers(),
                    SpecSection.FAILOVER_TRIGGERS,
                    "What makes the secondary take over by itself; playbook_failed and playbook_unreachable are Ansible's exit"
                            + " codes 2 and 4 alone, primary_exit_code is every code but 0.")
            .byDefault("primary_exit_code,primary_timeout,primary_unreachable");

    /** The wait before the secondary begins. */
    public static final Setting<Duration> WAIT = Setting.of(
                    "deploy.failover.wait",
                    NumberKinds.duration("0s", "1h"),
                    SpecSection.FAILOVER_LOGIC,
                    "How long the secondary waits after the primary has ended, for transient issues to resolve.")
            .byDefault("30s");

    private FailoverKeys() {}

    private static Kind<List<FailoverTrigger>> triggers() {
        Kind<FailoverTrigger> one = TextKinds.choice(FailoverTrigger.class);
        return TextKinds.listOf(one, "a list of " + one.allowed());
    }

    static List<Setting<?>> all() {
        return List.of(MODE, ON, WAIT);
    }
}
