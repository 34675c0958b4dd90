package edu.paws360.deploy.settings;

import static edu.paws360.deploy.settings.ExecutionKeys.COMMAND;
import static edu.paws360.deploy.settings.ExecutionKeys.INVENTORY;
import static edu.paws360.deploy.settings.ExecutionKeys.PLAYBOOK;

import java.nio.file.Path;
import java.util.List;

/** A command or a playbook, not both; a playbook with an inventory. */
final class ExecutionRules {
    private ExecutionRules() {}

    static List<SettingsFault> check(Values values, SettingsScope scope) {
        Reading<String> command = values.read(COMMAND);
        Reading<Path> playbook = values.read(PLAYBOOK);
        if (command.isSet() && playbook.isSet()) {
            return List.of(both(command, playbook));
        }
        if (scope.needsExecution() && !command.isSet() && !playbook.isSet()) {
            return List.of(SettingsFault.missing(
                    COMMAND,
                    "missing",
                    "Set deploy.command (a shell command) or deploy.playbook (an Ansible playbook)."));
        }
        if (playbook.isSet() && !values.read(INVENTORY).isSet()) {
            return List.of(SettingsFault.missing(
                    INVENTORY, "missing; deploy.playbook needs it", "Set the path of the Ansible inventory."));
        }
        return List.of();
    }

    private static SettingsFault both(Reading<String> command, Reading<Path> playbook) {
        Origin other = playbook.seen().orElseThrow().origin();
        return SettingsFault.of(
                COMMAND,
                command.seen().orElseThrow(),
                "deploy.playbook (%s) is set too, and only one of them can be executed".formatted(other),
                "Remove one of the two.");
    }
}
