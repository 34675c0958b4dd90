package edu.paws360.deploy.settings;

import java.net.URI;
import java.util.Optional;

/**
 * Where the log goes, line by line.
 *
 * @param url the Loki, {@code http} or {@code https}, perhaps with user and password
 * @param tenant the tenant that the lines belong to
 * @param token the bearer token; never beside a password in the URL
 * @param tags how the lines bear the ids of their deployment
 * @param spoolMax how many bytes of lines are kept on disk while they cannot be delivered
 */
public record LokiSettings(
        Masked<URI> url, Optional<String> tenant, Optional<Masked<String>> token, LokiTags tags, long spoolMax) {
    static Optional<LokiSettings> of(Values values) {
        return values.findMasked(LokiKeys.URL)
                .map(url -> new LokiSettings(
                        url,
                        values.find(LokiKeys.TENANT),
                        values.findMasked(LokiKeys.TOKEN),
                        values.get(LokiKeys.TAGS),
                        values.get(LokiKeys.SPOOL_MAX)));
    }
}
