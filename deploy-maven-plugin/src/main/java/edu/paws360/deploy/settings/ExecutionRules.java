package edu.paws360.deploy.settings;

import static edu.paws360.deploy.settings.ExecutionKeys.COMMAND;
import static edu.paws360.deploy.settings.ExecutionKeys.INVENTORY;
import static edu.paws360.deploy.settings.ExecutionKeys.PLAYBOOK;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A command or a playbook, not both, for going on and for going back; a playbook with an inventory. */
final class ExecutionRules {
    private ExecutionRules() {}

    static List<SettingsFault> check(Values values, SettingsScope scope) {
        List<SettingsFault> faults = new ArrayList<>();
        both(values, COMMAND, PLAYBOOK).ifPresent(faults::add);
        both(values, RollbackKeys.COMMAND, RollbackKeys.PLAYBOOK).ifPresent(faults::add);
        if (scope.needsExecution()
                && !values.read(COMMAND).isSet()
                && !values.read(PLAYBOOK).isSet()) {
            faults.add(SettingsFault.missing(
                    COMMAND,
                    "missing",
                    "Set deploy.command (a shell command) or deploy.playbook (an Ansible playbook)."));
        }
        Stream.of(PLAYBOOK, RollbackKeys.PLAYBOOK)
                .filter(playbook -> values.read(playbook).isSet())
                .findFirst()
                .filter(playbook -> !values.read(INVENTORY).isSet())
                .map(ExecutionRules::withoutInventory)
                .ifPresent(faults::add);
        AnsibleKeys.all().forEach(setting -> withoutPlaybook(values, setting).ifPresent(faults::add));
        return faults;
    }

    private static Optional<SettingsFault> both(Values values, Setting<String> command, Setting<Path> playbook) {
        if (!values.read(command).isSet() || !values.read(playbook).isSet()) {
            return Optional.empty();
        }
        Origin other = values.read(playbook).seen().orElseThrow().origin();
        return Optional.of(SettingsFault.of(
                command,
                values.read(command).seen().orElseThrow(),
                "%s (%s) is set too, and only one of them can be executed".formatted(playbook, other),
                "Remove one of the two."));
    }

    private static SettingsFault withoutInventory(Setting<Path> playbook) {
        return SettingsFault.missing(
                INVENTORY, "missing; %s needs it".formatted(playbook), "Set the path of the Ansible inventory.");
    }

    private static Optional<SettingsFault> withoutPlaybook(Values values, Setting<?> setting) {
        boolean playbook = values.read(PLAYBOOK).isSet()
                || values.read(RollbackKeys.PLAYBOOK).isSet();
        return playbook
                ? Optional.empty()
                : values.read(setting)
                        .seen()
                        .map(seen -> SettingsFault.of(
                                setting,
                                seen,
                                "only for Ansible, and there is no playbook",
                                "Set deploy.playbook, or remove it."));
    }
}
