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
        for (String name : names.gates()) {
            strays(values, name).forEach(faults::add);
            queries(values, name).ifPresent(faults::add);
            secretArgument(values, name).ifPresent(faults::add);
        }
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

    private static Stream<SettingsFault> strays(Values values, String name) {
        return scheme(values, name).stream().flatMap(scheme -> GateMembers.all().stream()
                .filter(kind -> !kind.goWith(scheme))
                .flatMap(kind -> strays(kind, values, name, scheme)));
    }

    private static Stream<SettingsFault> strays(GateMembers kind, Values values, String name, String scheme) {
        return kind.members().stream()
                .<Setting<?>>map(member -> member.named(name))
                .filter(member -> values.read(member).isSet())
                .map(member -> SettingsFault.of(
                        member,
                        values.read(member).seen().orElseThrow(),
                        "only for %s, and %s is %s".formatted(kind.words(), GateKeys.URL.named(name), scheme),
                        "Remove it, or %s.".formatted(kind.advice())));
    }

    /** A database and a Prometheus have to be asked something, and the latter's answer has to be compared with a number. */
    private static Optional<SettingsFault> queries(Values values, String name) {
        String scheme = scheme(values, name).orElse("");
        if (!GateMembers.QUERY.goWith(scheme)) {
            return Optional.empty();
        }
        Setting<String> query = GateKeys.QUERY.named(name);
        Setting<String> value = GateKeys.EXPECT_VALUE.named(name);
        if (!values.read(query).isSet()) {
            return Optional.of(needed(query, name, scheme));
        }
        if (scheme.equals("jdbc")) {
            return Optional.empty();
        }
        if (!values.read(value).isSet()) {
            return Optional.of(needed(value, name, scheme));
        }
        return values.find(value)
                .filter(condition -> !ConditionKinds.isNumber(condition.replaceFirst("^\\S+ ", "")))
                .map(condition -> SettingsFault.of(
                        value,
                        values.read(value).seen().orElseThrow(),
                        "no number, and every value of a query is one",
                        SettingsFault.allowed(value)));
    }

    private static SettingsFault needed(Setting<?> setting, String name, String scheme) {
        return SettingsFault.missing(
                setting,
                "missing; %s is %s, which needs it".formatted(GateKeys.URL.named(name), scheme),
                SettingsFault.allowed(setting));
    }

    /** Every user of the machine can read the arguments of a process. */
    private static Optional<SettingsFault> secretArgument(Values values, String name) {
        Reading<URI> url = values.read(GateKeys.URL.named(name));
        boolean command =
                scheme(values, name).filter(GateMembers.COMMAND::goWith).isPresent();
        return !command || url.secrets().isEmpty()
                ? Optional.empty()
                : Optional.of(SettingsFault.of(
                        GateKeys.URL.named(name),
                        url.seen().orElseThrow(),
                        "becomes the argument of a process, which other users can read, and so cannot hold a secret",
                        ArgumentRules.advice(url.secrets().iterator().next(), "@{%s}", values)));
    }

    /** The scheme of a gate's URL, which is its kind; empty where there is no valid one. */
    static Optional<String> scheme(Values values, String name) {
        return values.find(GateKeys.URL.named(name)).map(URI::getScheme);
    }
}
