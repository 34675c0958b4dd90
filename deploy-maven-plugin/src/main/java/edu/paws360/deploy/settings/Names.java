package edu.paws360.deploy.settings;

import java.util.List;
import java.util.NavigableSet;
import java.util.stream.Stream;

/**
 * The names in use.
 *
 * @param configured gates that keys of POM or command line belong to
 * @param gates all gates, those that only {@code deploy.gates} names included, in the order they are reported
 * @param smoke smoke tests
 */
record Names(NavigableSet<String> configured, List<String> gates, NavigableSet<String> smoke) {
    static Names in(Sources sources, Values values) {
        NavigableSet<String> configured =
                GateKeys.group().namesIn(sources.keys().keySet());
        List<String> listed = values.find(GateKeys.GATES).orElse(List.of());
        List<String> gates =
                Stream.concat(listed.stream(), configured.stream()).distinct().toList();
        return new Names(
                configured, gates, SmokeKeys.group().namesIn(sources.keys().keySet()));
    }

    /** Every setting that can have a value now, with names filled in. */
    List<Setting<?>> settings() {
        Stream<Setting<?>> ofGates = gates.stream().flatMap(GateKeys.group()::named);
        Stream<Setting<?>> ofSmoke = smoke.stream().flatMap(SmokeKeys.group()::named);
        return Stream.of(Catalogue.settings().stream(), ofGates, ofSmoke)
                .<Setting<?>>flatMap(settings -> settings)
                .toList();
    }
}
