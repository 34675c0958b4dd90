package edu.paws360.deploy.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is executed on another machine is brought there with the commit, so it has to be part of it. */
final class RemoteRules {
    private RemoteRules() {}

    static List<SettingsFault> check(Values values) {
        boolean elsewhere = Stream.of(RunnerKeys.PRIMARY, RunnerKeys.SECONDARY)
                .anyMatch(runner ->
                        values.find(runner).filter(RunnerPlace::isElsewhere).isPresent());
        if (!elsewhere) {
            return List.of();
        }
        return Stream.of(ExecutionKeys.PLAYBOOK, ExecutionKeys.INVENTORY, RollbackKeys.PLAYBOOK)
                .filter(setting ->
                        values.find(setting).filter(RemoteRules::isOutside).isPresent())
                .map(setting -> SettingsFault.of(
                        setting,
                        values.read(setting).seen().orElseThrow(),
                        "outside of the project, and a runner on another machine is given the project's commit and no more",
                        "Commit it, and name it by a path from the project's folder."))
                .toList();
    }

    private static boolean isOutside(Path path) {
        return path.isAbsolute() || path.normalize().startsWith("..");
    }
}
