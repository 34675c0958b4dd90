package edu.paws360.deploy.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Nothing for a Loki without its address, and one way to log in. */
final class LokiRules {
    private LokiRules() {}

    static List<SettingsFault> check(Values values) {
        Reading<URI> url = values.read(LokiKeys.URL);
        if (!url.isSet()) {
            return Stream.of(LokiKeys.TENANT, LokiKeys.TOKEN, LokiKeys.TAGS, LokiKeys.SPOOL_MAX)
                    .flatMap(setting -> withoutUrl(setting, values.read(setting)).stream())
                    .toList();
        }
        boolean both = url.value().map(URI::getRawUserInfo).isPresent()
                && values.read(LokiKeys.TOKEN).isSet();
        return both
                ? List.of(SettingsFault.of(
                        LokiKeys.TOKEN,
                        values.read(LokiKeys.TOKEN).seen().orElseThrow(),
                        "a second way to log in beside the user and password in deploy.loki.url",
                        "Remove one of them."))
                : List.of();
    }

    private static Optional<SettingsFault> withoutUrl(Setting<?> setting, Reading<?> reading) {
        return reading.seen()
                .filter(seen -> reading.isSet())
                .map(seen -> SettingsFault.of(
                        setting,
                        seen,
                        "there is no Loki that it is for",
                        "Set deploy.loki.url=http://HOST:3100, or remove it."));
    }
}
