package edu.paws360.deploy.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Who is alerted.
 *
 * @param alertmanagers the Alertmanagers, {@code http} or {@code https}, each with a path that ends in {@code /api/v2/alerts}
 */
public record OnCallSettings(Optional<Masked<List<URI>>> alertmanagers) {}
