package edu.paws360.deploy.settings;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Members that the kind of their gate or smoke test has no use for: set they are a fault, and their defaults mean nothing. */
final class IdleMembers {
    private IdleMembers() {}

    static Set<String> keys(Values values, Names names) {
        Stream<Setting<?>> ofGates = names.gates().stream().flatMap(name -> ofGate(values, name));
        Stream<Setting<?>> ofSmoke = names.smoke().stream().flatMap(name -> ofSmoke(values, name));
        return Stream.concat(ofGates, ofSmoke).map(Setting::key).collect(Collectors.toSet());
    }

    private static Stream<Setting<?>> ofGate(Values values, String name) {
        return GateRules.scheme(values, name).stream().flatMap(scheme -> GateMembers.all().stream()
                .filter(kind -> !kind.goWith(scheme))
                .flatMap(kind -> kind.members().stream())
                .map(member -> member.named(name)));
    }

    private static Stream<Setting<?>> ofSmoke(Values values, String name) {
        boolean query = values.read(SmokeKeys.QUERY.named(name)).isSet();
        List<Setting<?>> other = query ? SmokeKeys.requestOnly() : SmokeKeys.queryOnly();
        return other.stream().map(member -> member.named(name));
    }
}
