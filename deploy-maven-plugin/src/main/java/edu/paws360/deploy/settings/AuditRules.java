package edu.paws360.deploy.settings;

import java.util.List;
import java.util.Optional;

/** What is asked of the audit trail is asked on the command line. */
final class AuditRules {
    private AuditRules() {}

    static List<SettingsFault> check(Values values) {
        return AuditKeys.orders().stream()
                .flatMap(setting -> fault(setting, values.read(setting)).stream())
                .toList();
    }

    private static Optional<SettingsFault> fault(Setting<?> setting, Reading<?> reading) {
        return reading.seen()
                .filter(seen -> seen.origin() == Origin.POM)
                .map(seen -> SettingsFault.of(
                        setting,
                        seen,
                        "what is asked once does not belong where every run finds it",
                        "Remove it, and write -D%s=… on the command line.".formatted(setting)));
    }
}
