package edu.paws360.deploy.settings;

import java.nio.file.Path;
import java.util.List;

/** What is executed: a command or a playbook, one of the two. */
public final class ExecutionKeys {
    /** The command. */
    public static final Setting<String> COMMAND = Setting.of(
                    "deploy.command",
                    TextKinds.text("a shell command"),
                    SpecSection.DEPLOYMENT_FLOW,
                    "The shell command that deploys; its exit code 0 means success.")
            .with(Secrecy.ARGUMENT);

    /** The playbook. */
    public static final Setting<Path> PLAYBOOK = Setting.of(
            "deploy.playbook",
            TextKinds.path(),
            SpecSection.DEPLOYMENT_FLOW,
            "The Ansible playbook that deploys; it needs deploy.inventory.");

    /** The inventory. */
    public static final Setting<Path> INVENTORY = Setting.of(
            "deploy.inventory",
            TextKinds.path(),
            SpecSection.CHECKS_PERFORMED,
            "The Ansible inventory: the playbook's targets, and the hosts that the network check asks for.");

    private ExecutionKeys() {}

    static List<Setting<?>> all() {
        return List.of(COMMAND, PLAYBOOK, INVENTORY);
    }
}
