package edu.paws360.deploy.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Who is alerted.
 *
 * @param receivers Alertmanagers ({@code http}, {@code https}), PagerDuty ({@code pagerduty:KEY},
 *     {@code pagerduty+https://KEY@HOST}) and webhooks ({@code webhook+https://HOST/PATH})
 * @param runbook what whoever is called reads first
 */
public record OnCallSettings(Optional<Masked<List<URI>>> receivers, Optional<URI> runbook) {}
