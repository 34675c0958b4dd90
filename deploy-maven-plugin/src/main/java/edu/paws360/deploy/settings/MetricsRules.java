package edu.paws360.deploy.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Nothing for a Pushgateway without its address, one way to log in, and certificates where there is TLS. */
final class MetricsRules {
    private MetricsRules() {}

    static List<SettingsFault> check(Values values) {
        Reading<URI> url = values.read(ReportKeys.PUSHGATEWAY);
        if (!url.isSet()) {
            return Stream.of(ReportKeys.BEARER, ReportKeys.METRICS_CA)
                    .flatMap(setting -> fault(
                            values,
                            setting,
                            "there is no Pushgateway that it is for",
                            "Set deploy.metrics.pushgateway=http://HOST:9091, or remove it.")
                            .stream())
                    .toList();
        }
        return url.value().stream().flatMap(gateway -> check(values, gateway)).toList();
    }

    private static Stream<SettingsFault> check(Values values, URI gateway) {
        Stream<SettingsFault> both = gateway.getRawUserInfo() == null
                ? Stream.empty()
                : fault(
                        values,
                        ReportKeys.BEARER,
                        "a second way to log in beside the user and password in deploy.metrics.pushgateway",
                        "Remove one of them.")
                        .stream();
        Stream<SettingsFault> plain = gateway.getScheme().equals("https")
                ? Stream.empty()
                : fault(
                        values,
                        ReportKeys.METRICS_CA,
                        "deploy.metrics.pushgateway speaks no TLS",
                        "Give it an https address, or remove it.")
                        .stream();
        return Stream.concat(both, plain);
    }

    private static Optional<SettingsFault> fault(Values values, Setting<?> setting, String seen, String advice) {
        Reading<?> reading = values.read(setting);
        return reading.seen()
                .filter(text -> reading.isSet())
                .map(text -> SettingsFault.of(setting, text, seen, advice));
    }
}
