package edu.paws360.deploy.settings;

import edu.paws360.deploy.settings.Reading.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Who asks for a dry run gets no real one: not by another spelling, nor from a goal that knows none. */
final class DryRunRules {
    private static final Setting<Boolean> DRY_RUN = GuardKeys.DRY_RUN;
    private static final String OTHERS = "dryRun";

    /** Goals that change nothing, unless they are ordered to. Whatever is not named here knows no dry run. */
    private static final Set<SettingsScope> HARMLESS = Set.of(
            SettingsScope.PRODUCTION,
            SettingsScope.PREFLIGHT,
            SettingsScope.HEALTH,
            SettingsScope.SETTINGS,
            SettingsScope.QUEUE,
            SettingsScope.AUDIT,
            SettingsScope.REPORT);

    private DryRunRules() {}

    /** Whether a key asks for a dry run, whatever it is called. */
    static boolean isMeant(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "").contains("dryrun");
    }

    static List<SettingsFault> check(Sources sources, Values values, SettingsScope scope) {
        List<SettingsFault> faults = new ArrayList<>();
        elsewhere(sources).ifPresent(faults::add);
        Reading<Boolean> dryRun = values.read(DRY_RUN);
        if (dryRun.value().filter(Boolean::booleanValue).isPresent()) {
            obstacle(values, scope)
                    .map(problem -> SettingsFault.of(
                            DRY_RUN, dryRun.seen().orElseThrow(), problem, "Remove it, or do not start this goal."))
                    .ifPresent(faults::add);
        } else {
            contradiction(sources, dryRun.seen()).ifPresent(faults::add);
        }
        return faults;
    }

    private static Optional<String> obstacle(Values values, SettingsScope scope) {
        if (!HARMLESS.contains(scope)) {
            return Optional.of("this goal knows no dry run, and nothing is done in its place");
        }
        return isOrdered(values, scope)
                ? Optional.of("what is ordered here has no dry run, and is not done")
                : Optional.empty();
    }

    private static boolean isOrdered(Values values, SettingsScope scope) {
        return switch (scope) {
            case QUEUE -> values.read(OrderKeys.CANCEL).isSet();
            case AUDIT -> values.find(AuditKeys.DO).filter(AuditDo::isLook).isEmpty();
            default -> false;
        };
    }

    /** What is not below our prefix is looked at nowhere else. */
    private static Optional<SettingsFault> elsewhere(Sources sources) {
        if (sources.commandLine().containsKey(OTHERS)) {
            return Optional.of(unknown(OTHERS, Origin.COMMAND_LINE));
        }
        Map<String, String> sorted = new TreeMap<>(sources.environment());
        sorted.remove(DRY_RUN.environmentName());
        return sorted.keySet().stream()
                .filter(name -> name.startsWith("DEPLOY_") && isMeant(name))
                .findFirst()
                .map(name -> unknown(name, Origin.ENVIRONMENT));
    }

    static SettingsFault unknown(String key, Origin origin) {
        return SettingsFault.unknown(
                key,
                origin,
                "there is no such setting, and nothing is deployed where somebody asks not to",
                "Write " + (origin == Origin.ENVIRONMENT ? DRY_RUN.environmentName() : DRY_RUN.key()) + ".",
                Optional.of(DRY_RUN.key()));
    }

    /** The command line may overrule the POM; a POM that overrules what this process was given is a trap. */
    private static Optional<SettingsFault> contradiction(Sources sources, Optional<Seen> seen) {
        String variable = sources.environment().get(DRY_RUN.environmentName());
        return seen.filter(known -> known.origin() == Origin.POM)
                .filter(known -> variable != null && !variable.strip().equals("false"))
                .map(known -> SettingsFault.of(
                        DRY_RUN,
                        known,
                        "the environment variable %s says something else".formatted(DRY_RUN.environmentName()),
                        "Remove one of the two."));
    }
}
