package edu.paws360.deploy.settings;

import static edu.paws360.deploy.settings.GateKeys.GATES;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Gates are there, or left out on purpose; what is listed is configured, what is configured is listed. */
final class GateRules {
    private GateRules() {}

    static List<SettingsFault> check(Values values, SettingsScope scope, Names names) {
        List<SettingsFault> faults = new ArrayList<>();
        list(values, scope, names).ifPresent(faults::add);
        names.gates().forEach(name -> httpOnOthers(values, name).forEach(faults::add));
        return faults;
    }

    private static Optional<SettingsFault> list(Values values, SettingsScope scope, Names names) {
        Reading<List<String>> listed = values.read(GATES);
        if (!listed.isSet()) {
            return names.gates().isEmpty() && scope.needsGates() ? Optional.of(missing()) : Optional.empty();
        }
        return listed.value().flatMap(list -> contradiction(listed, list, names));
    }

    private static SettingsFault missing() {
        return SettingsFault.missing(
                GATES,
                "no gate is configured",
                "Set deploy.gate.<name>.url for each service that must be healthy, or deploy.gates=none to deploy without gates.");
    }

    private static Optional<SettingsFault> contradiction(Reading<List<String>> listed, List<String> list, Names names) {
        List<String> left = names.configured().stream()
                .filter(Predicate.not(list::contains))
                .toList();
        if (left.isEmpty()) {
            return Optional.empty();
        }
        String problem = "configured, but left out: " + String.join(", ", left);
        String advice = "Name every configured gate, or remove deploy.gates to run them all.";
        return Optional.of(SettingsFault.of(GATES, listed.seen().orElseThrow(), problem, advice));
    }

    private static Stream<SettingsFault> httpOnOthers(Values values, String name) {
        return values.find(GateKeys.URL.named(name)).map(URI::getScheme).stream()
                .filter(scheme -> !scheme.startsWith("http"))
                .flatMap(scheme -> GateKeys.httpOnly().stream()
                        .<Setting<?>>map(member -> member.named(name))
                        .filter(member -> values.read(member).isSet())
                        .map(member -> httpOnly(member, values, GateKeys.URL.named(name) + " is " + scheme)));
    }

    private static SettingsFault httpOnly(Setting<?> member, Values values, String seen) {
        return SettingsFault.of(
                member,
                values.read(member).seen().orElseThrow(),
                "only for http and https, and " + seen,
                "Remove it, or give the gate an HTTP address.");
    }
}
