package edu.paws360.deploy.testbed;

import static edu.paws360.deploy.testbed.GithubJson.members;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The secrets that a job is given, without values: of its environment, its repository, its organization. Thread-safe. */
public final class SecretsRoom implements GithubRoom {
    private static final String REPOSITORY = "/repos/{owner}/{repo}";
    private static final String SINCE = "2020-01-01T00:00:00Z";

    private final String environment;
    private final List<Map<String, Object>> ofEnvironment = new ArrayList<>();
    private final List<Map<String, Object>> ofRepository = new ArrayList<>();
    private final List<Map<String, Object>> ofOrganization = new ArrayList<>();

    /**
     * Without any secrets.
     *
     * @param environment the only environment that there is
     */
    public SecretsRoom(String environment) {
        this.environment = environment;
    }

    /** The environment keeps a secret that was changed last at this time. */
    public synchronized SecretsRoom inEnvironment(String name, Instant updated) {
        ofEnvironment.add(secret(name, updated));
        return this;
    }

    /** The repository keeps a secret that was changed last at this time. */
    public synchronized SecretsRoom inRepository(String name, Instant updated) {
        ofRepository.add(secret(name, updated));
        return this;
    }

    /** The organization shares a secret that was changed last at this time. */
    public synchronized SecretsRoom inOrganization(String name, Instant updated) {
        ofOrganization.add(secret(name, updated));
        return this;
    }

    @Override
    public List<GithubRoute> routes() {
        return List.of(
                GithubRoute.get(REPOSITORY + "/environments/{environment_name}/secrets")
                        .needing("environments=read")
                        .answering(this::ofEnvironment),
                GithubRoute.get(REPOSITORY + "/actions/secrets")
                        .needing("secrets=read")
                        .answering(call -> page(call, ofRepository)),
                GithubRoute.get(REPOSITORY + "/actions/organization-secrets")
                        .needing("secrets=read")
                        .answering(call -> page(call, ofOrganization)));
    }

    private GithubReply ofEnvironment(GithubCall call) {
        return call.path("environment_name").equalsIgnoreCase(environment)
                ? page(call, ofEnvironment)
                : GithubReply.absent();
    }

    private synchronized GithubReply page(GithubCall call, List<Map<String, Object>> kept) {
        boolean here = GithubScene.REPOSITORY.equals(call.path("owner") + "/" + call.path("repo"));
        return here
                ? GithubReply.page(
                        call, List.copyOf(kept), page -> members("total_count", kept.size(), "secrets", page))
                : GithubReply.absent();
    }

    private static Map<String, Object> secret(String name, Instant updated) {
        return members("name", name, "created_at", SINCE, "updated_at", updated.toString());
    }
}
