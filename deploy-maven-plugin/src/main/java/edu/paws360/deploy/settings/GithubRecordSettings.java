package edu.paws360.deploy.settings;

import java.net.URI;
import java.util.Optional;

/**
 * How deployments are recorded on GitHub.
 *
 * @param which which are
 * @param environmentUrl where people see what was deployed
 */
public record GithubRecordSettings(GithubRecord which, Optional<URI> environmentUrl) {
    static GithubRecordSettings of(Values values) {
        return new GithubRecordSettings(values.get(GithubKeys.RECORD), values.find(GithubKeys.ENVIRONMENT_URL));
    }
}
