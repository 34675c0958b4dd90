package edu.paws360.deploy.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Named groups have their required members, and no two keys share an environment variable that is set. */
final class MemberRules {
    private MemberRules() {}

    static List<SettingsFault> check(Sources sources, Values values, Names names) {
        Stream<SettingsFault> missing = names.settings().stream()
                .filter(setting ->
                        setting.required() && values.read(setting).seen().isEmpty())
                .map(setting -> SettingsFault.missing(setting, "missing", SettingsFault.allowed(setting)));
        return Stream.concat(missing, clashes(sources, names.settings())).toList();
    }

    private static Stream<SettingsFault> clashes(Sources sources, List<Setting<?>> settings) {
        Map<String, List<Setting<?>>> byName = new TreeMap<>();
        settings.forEach(setting -> byName.computeIfAbsent(setting.environmentName(), name -> new ArrayList<>())
                .add(setting));
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .filter(entry -> sources.environment().containsKey(entry.getKey()))
                .map(entry -> clash(entry.getKey(), entry.getValue()));
    }

    private static SettingsFault clash(String variable, List<Setting<?>> settings) {
        return SettingsFault.missing(
                settings.get(0),
                "the environment variable %s stands for more than one setting: %s"
                        .formatted(variable, TextKinds.joined(settings.stream())),
                "Rename a gate or smoke test, or set them in the POM.");
    }
}
