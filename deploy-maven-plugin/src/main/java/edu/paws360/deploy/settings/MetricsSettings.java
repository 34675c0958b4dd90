package edu.paws360.deploy.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the metrics go.
 *
 * @param pushgateway the Pushgateway, {@code http} or {@code https}
 * @param textfile the file for a textfile collector
 * @param workflow the label {@code workflow}; the caller knows what stands in for it
 */
public record MetricsSettings(Optional<Masked<URI>> pushgateway, Optional<Path> textfile, Optional<String> workflow) {}
