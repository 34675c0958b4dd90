package edu.paws360.deploy.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the metrics go.
 *
 * @param pushgateway the Pushgateway, {@code http} or {@code https}
 * @param bearer the bearer token that the Pushgateway asks for; never beside a password in its URL
 * @param ca the certificates that are trusted instead of the JVM's
 * @param textfile the file for a textfile collector
 * @param workflow the label {@code workflow}; the caller knows what stands in for it
 */
public record MetricsSettings(
        Optional<Masked<URI>> pushgateway,
        Optional<Masked<String>> bearer,
        Optional<Path> ca,
        Optional<Path> textfile,
        Optional<String> workflow) {
    static MetricsSettings of(Values values) {
        return new MetricsSettings(
                values.findMasked(ReportKeys.PUSHGATEWAY),
                values.findMasked(ReportKeys.BEARER),
                values.find(ReportKeys.METRICS_CA),
                values.find(ReportKeys.TEXTFILE),
                values.find(ReportKeys.WORKFLOW));
    }
}
