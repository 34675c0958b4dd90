package edu.paws360.deploy.sink.github;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * Where deployments are recorded, and where people see more. Immutable.
 *
 * @param repository owner and name, with a slash
 * @param environment the environment on GitHub
 * @param server where people see the repository's server, such as {@code https://github.com}, where that is known
 * @param environmentUrl where people see what was deployed, where that is known
 */
public record RecordPlace(String repository, String environment, Optional<URI> server, Optional<URI> environmentUrl) {
    /**
     * Refuses what is missing.
     *
     * @throws NullPointerException if anything is {@code null}
     */
    public RecordPlace {
        Objects.requireNonNull(repository, "repository");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(environmentUrl, "environmentUrl");
    }

    /** The page of a run. */
    Optional<URI> page(String run) {
        return server.map(base -> URI.create(base + "/" + repository + "/actions/runs/" + run));
    }
}
