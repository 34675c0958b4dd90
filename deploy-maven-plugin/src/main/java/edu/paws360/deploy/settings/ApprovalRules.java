package edu.paws360.deploy.settings;

import edu.paws360.deploy.settings.Reading.Seen;
import java.util.List;
import java.util.stream.Stream;

/** What is said of an approval on GitHub, where another one is asked for. */
final class ApprovalRules {
    private ApprovalRules() {}

    static List<SettingsFault> check(Values values) {
        Reading<ApprovalType> type = values.read(GuardKeys.APPROVAL_TYPE);
        if (type.value().isEmpty() || type.value().get() == ApprovalType.GITHUB) {
            return List.of();
        }
        Origin saysSo = type.seen().orElseThrow().origin();
        return Stream.of(GuardKeys.APPROVAL_ENVIRONMENT, GuardKeys.APPROVAL_DOUBTFUL)
                .filter(setting -> contradicts(values.read(setting), saysSo))
                .map(setting -> superfluous(
                        setting,
                        values.read(setting).seen().orElseThrow(),
                        type.value().get()))
                .toList();
    }

    /** But the command line may ask the terminal for once, while GitHub is away, whatever the POM says of GitHub. */
    private static boolean contradicts(Reading<?> reading, Origin type) {
        return reading.isSet()
                && (type != Origin.COMMAND_LINE || reading.seen().orElseThrow().origin() == Origin.COMMAND_LINE);
    }

    private static SettingsFault superfluous(Setting<?> setting, Seen seen, ApprovalType type) {
        return SettingsFault.of(
                setting,
                seen,
                "only for an approval on GitHub, and deploy.approval.type is " + type,
                "Set deploy.approval.type=github, or remove it.");
    }
}
