package edu.paws360.deploy.settings;

import static edu.paws360.deploy.settings.SmokeKeys.QUERY;
import static edu.paws360.deploy.settings.SmokeKeys.REQUEST;
import static edu.paws360.deploy.settings.SmokeKeys.URL;

import java.util.List;
import java.util.stream.Stream;

/** A smoke test is a request or a query, and has only what goes with that. */
final class SmokeRules {
    private final Values values;
    private final String name;

    private SmokeRules(Values values, String name) {
        this.values = values;
        this.name = name;
    }

    static List<SettingsFault> check(Values values, Names names) {
        return names.smoke().stream()
                .flatMap(name -> new SmokeRules(values, name).faults())
                .toList();
    }

    private Stream<SettingsFault> faults() {
        boolean request = isSet(REQUEST);
        boolean query = isSet(QUERY);
        if (request && query) {
            return Stream.of(both());
        }
        if (request) {
            return stray(SmokeKeys.queryOnly(), "a query", REQUEST);
        }
        if (query) {
            return Stream.concat(urlOfQuery(), stray(SmokeKeys.requestOnly(), "a request", QUERY));
        }
        boolean meantQuery = SmokeKeys.queryOnly().stream().anyMatch(this::isSet);
        return Stream.of(missing(meantQuery ? QUERY : REQUEST));
    }

    private Stream<SettingsFault> urlOfQuery() {
        Setting<?> url = URL.named(name);
        return isSet(URL)
                ? Stream.empty()
                : Stream.of(SettingsFault.missing(
                        url, "missing; " + QUERY.named(name) + " needs it", SettingsFault.allowed(url)));
    }

    private Stream<SettingsFault> stray(List<Setting<?>> members, String what, Setting<?> other) {
        return members.stream()
                .filter(this::isSet)
                .<Setting<?>>map(member -> member.named(name))
                .map(member -> SettingsFault.of(
                        member,
                        values.read(member).seen().orElseThrow(),
                        "only for %s, and %s is set".formatted(what, other.named(name)),
                        "Remove it, or give the other a smoke test of its own."));
    }

    private SettingsFault both() {
        Origin other = values.read(QUERY.named(name)).seen().orElseThrow().origin();
        return SettingsFault.of(
                REQUEST.named(name),
                values.read(REQUEST.named(name)).seen().orElseThrow(),
                "%s (%s) is set too, and a smoke test is one of the two".formatted(QUERY.named(name), other),
                "Remove one of the two, or give each a smoke test of its own.");
    }

    private SettingsFault missing(Setting<?> setting) {
        return SettingsFault.missing(setting.named(name), "missing", SettingsFault.allowed(setting));
    }

    private boolean isSet(Setting<?> member) {
        return values.read(member.named(name)).isSet();
    }
}
