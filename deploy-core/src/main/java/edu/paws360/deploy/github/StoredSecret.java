package edu.paws360.deploy.github;

import java.time.Instant;

/**
 * A secret that GitHub keeps; it tells nobody the value. Immutable.
 *
 * @param name its name, as GitHub spells it
 * @param updated when its value was set last
 */
public record StoredSecret(String name, Instant updated) {
    static StoredSecret of(Fields secret) throws GithubFault {
        return new StoredSecret(secret.text("name"), secret.instant("updated_at"));
    }
}
