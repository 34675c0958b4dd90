package edu.paws360.deploy.settings;

import java.util.List;
import java.util.stream.Stream;

/** Failover needs somewhere to go. */
final class FailoverRules {
    private FailoverRules() {}

    static List<SettingsFault> check(Values values) {
        if (values.read(RunnerKeys.SECONDARY).isSet()) {
            return List.of();
        }
        return Stream.<Setting<?>>of(FailoverKeys.MODE, FailoverKeys.ON)
                .filter(setting -> needsSecondary(values, setting))
                .map(setting -> SettingsFault.of(
                        setting,
                        values.read(setting).seen().orElseThrow(),
                        "there is no secondary runner to go to",
                        "Set deploy.runner.secondary, or remove it."))
                .toList();
    }

    /** Off needs none, and auto says only what is so anyway. */
    private static boolean needsSecondary(Values values, Setting<?> setting) {
        return setting.equals(FailoverKeys.MODE)
                ? values.find(FailoverKeys.MODE)
                        .filter(FailoverMode.MANUAL::equals)
                        .isPresent()
                : values.read(setting).isSet();
    }
}
