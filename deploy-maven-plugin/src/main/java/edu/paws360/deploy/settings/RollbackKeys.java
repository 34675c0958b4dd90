package edu.paws360.deploy.settings;

import java.nio.file.Path;
import java.util.List;

/** How production goes back when the gates fail. */
public final class RollbackKeys {
    /** A command. */
    public static final Setting<String> COMMAND = Setting.of(
                    "deploy.rollback.command",
                    TextKinds.text("a shell command"),
                    SpecSection.BEYOND_THE_SPEC,
                    "The shell command that goes back to the version before, run when gates or smoke tests fail.")
            .with(Secrecy.ARGUMENT);

    /** A playbook. */
    public static final Setting<Path> PLAYBOOK = Setting.of(
            "deploy.rollback.playbook",
            TextKinds.path(),
            SpecSection.BEYOND_THE_SPEC,
            "The Ansible playbook that goes back to the version before, run when gates or smoke tests fail.");

    private RollbackKeys() {}

    static List<Setting<?>> all() {
        return List.of(COMMAND, PLAYBOOK);
    }
}
