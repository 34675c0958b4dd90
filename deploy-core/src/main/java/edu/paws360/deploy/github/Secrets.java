package edu.paws360.deploy.github;

import java.util.List;

/**
 * Which secrets jobs are given, and how old they are; never their values. A workflow's own token has none of the permissions.
 * Thread-safe.
 */
public final class Secrets {
    private static final String MEMBER = "secrets";

    private final Api api;

    Secrets(Api api) {
        this.api = api;
    }

    /**
     * The secrets of an environment, which only jobs that name it are given. The token needs {@code environments=read}.
     *
     * @param repository owner and name, with a slash
     * @param environment the environment's name
     * @return all of them
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<List<StoredSecret>> ofEnvironment(String repository, String environment)
            throws InterruptedException {
        String path = "/repos/" + repository + "/environments/" + Api.segment(environment) + "/secrets";
        return api.listed(path, MEMBER, StoredSecret::of);
    }

    /**
     * The secrets of a repository. The token needs {@code secrets=read}.
     *
     * @param repository owner and name, with a slash
     * @return all of them
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<List<StoredSecret>> ofRepository(String repository) throws InterruptedException {
        return api.listed("/repos/" + repository + "/actions/secrets", MEMBER, StoredSecret::of);
    }

    /**
     * The secrets that the organization shares with a repository. The token needs {@code secrets=read}.
     *
     * @param repository owner and name, with a slash
     * @return all of them
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    public GithubAnswer<List<StoredSecret>> ofOrganization(String repository) throws InterruptedException {
        return api.listed("/repos/" + repository + "/actions/organization-secrets", MEMBER, StoredSecret::of);
    }
}
