package edu.paws360.deploy.settings;

import java.util.Optional;

/**
 * A {@code deploy.} key that is not ours and not below one of our groups: perhaps a parent POM's own, perhaps a slip.
 *
 * @param key the key
 * @param origin where it was set
 * @param nearest the known key that was probably meant
 */
public record SettingsWarning(String key, Origin origin, Optional<String> nearest) {
    /** All of it in one line. */
    public String line() {
        return "%s (%s): not a setting of this plugin, and ignored.%s"
                .formatted(
                        Shown.line(key),
                        origin,
                        nearest.map(" Did you mean %s?"::formatted).orElse(""));
    }
}
